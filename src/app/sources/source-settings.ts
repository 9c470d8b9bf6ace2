import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Cron } from "croner";
import { parseDocument } from "yaml";
import { z } from "zod";
import { WenzhaiError } from "../../errors.ts";
import { articleAddress } from "../../ingest/sources/lists/article-address.ts";

/** A page, feed or sitemap that is read on a schedule. */
export interface WebSource {
  readonly kind: "page" | "feed" | "sitemap";
  readonly url: string;
  readonly name: string;
  /** When it is read, in the notation of cron. */
  readonly schedule: string;
  /** The most articles taken from its list, the newest. */
  readonly limit: number;
  /** Where the text of a feed's articles is: in their pages, or in the feed. */
  readonly text: "page" | "feed";
}

/** What sources.yml says. */
export interface Sources {
  /** Folders and files, as absolute paths. */
  readonly folders: readonly string[];
  readonly web: readonly WebSource[];
  /** Hosts that may be read though their addresses are not public. */
  readonly allow: readonly string[];
  /** Requests to one host in a second. */
  readonly perSecond: number;
  readonly contact?: string;
  /** The time zone of the schedules; that of the machine without it. */
  readonly zone?: string;
}

export const NO_SOURCES: Sources = { folders: [], web: [], allow: [], perSecond: 4 };

const SCHEDULES: Readonly<Record<WebSource["kind"], string>> = {
  page: "17 6 * * *",
  feed: "*/30 * * * *",
  sitemap: "41 */6 * * *",
};
const LIMIT = 1000;
const KINDS = { pages: "page", feeds: "feed", sitemaps: "sitemap" } as const;

const name = z.string("must be text").trim().min(1, "must not be empty").max(100, "must be at most 100 characters");
const address = z
  .string("must be an address like https://example.org/")
  .refine((text) => articleAddress(text) !== null, {
    error: "must be an address like https://example.org/, without a password",
  });
const schedule = z.string("must be text").refine(isSchedule, {
  error: 'must be a schedule of cron, such as "0 7 * * *" (every day at seven) or "*/30 * * * *" (every half hour)',
});
const limit = z
  .number("must be a whole number")
  .int("must be a whole number")
  .min(1, "must be at least 1")
  .max(100_000, "must be at most 100000");
const common = { name: name.optional(), schedule: schedule.optional(), limit: limit.optional() };
const entry = (more: z.ZodRawShape = {}) =>
  z.preprocess(
    (value) => (typeof value === "string" ? { url: value } : value),
    z.strictObject({ url: address, ...common, ...more }),
  );
const list = <T extends z.ZodType>(each: T) => z.array(each, "must be a list, each entry after a hyphen").nullish();
const folder = z.preprocess(
  (value) => (typeof value === "string" ? { path: value } : value),
  z.strictObject({ path: z.string("must be a path").min(1, "must be a path"), name: name.optional() }),
);
const file = z.strictObject(
  {
    folders: list(folder),
    pages: list(entry()),
    feeds: list(entry({ text: z.enum(["page", "feed"], 'must be "page" or "feed"').optional() })),
    sitemaps: list(entry()),
    allow: list(
      z
        .string("must be the name of a host")
        .regex(/^[\p{L}\p{N}.:_-]{1,253}$/u, "must be the name of a host, without https:// and path"),
    ),
    contact: z
      .string()
      .regex(
        /^(?:https?:\/\/|mailto:)\S{1,200}$/u,
        "must be an address like https://example.org/bot or mailto:bot@example.org",
      )
      .optional(),
    perSecond: z
      .number("must be a number")
      .min(0.1, "must be at least 0.1")
      .max(1000, "must be at most 1000")
      .optional(),
    zone: z.string("must be text").refine(isZone, "must be a time zone such as Asia/Shanghai").optional(),
  },
  "must be a list of kinds: folders, pages, feeds, sitemaps",
);

/**
 * Reads the file of sources; without one named, `sources.yml` of the working folder when it is there. Throws bad-config with
 * one sentence for each fault.
 */
export function readSources(named: string | undefined): Sources {
  const path = named ?? "sources.yml";
  if (named === undefined && !existsSync(path)) return NO_SOURCES;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === "ENOENT" ? "does not exist" : "cannot be read";
    throw new WenzhaiError("bad-config", `${path} ${why}: correct WENZHAI_SOURCES, or make the file.`, { cause });
  }
  return parseSources(text, path);
}

/** Reads the text of such a file; `path` is for its faults, and the folders are seen from there. */
export function parseSources(text: string, path: string): Sources {
  const read = file.safeParse(valuesOf(text, path) ?? {});
  if (!read.success) throw faulty(read.error.issues.map((issue) => `${path}: ${sentence(issue)}.`));
  const { folders, allow, contact, perSecond, zone } = read.data;
  const web = Object.entries(KINDS).flatMap(([key, kind]) =>
    (read.data[key as keyof typeof KINDS] ?? []).map((each) => webSourceOf(kind, each as Entry)),
  );
  refuseTwins(web, path);
  return {
    folders: (folders ?? []).map((each) => resolve(dirname(path), each.path)),
    web,
    allow: allow ?? [],
    perSecond: perSecond ?? NO_SOURCES.perSecond,
    ...(contact === undefined ? {} : { contact }),
    ...(zone === undefined ? {} : { zone }),
  };
}

interface Entry {
  readonly url: string;
  readonly name?: string;
  readonly schedule?: string;
  readonly limit?: number;
  readonly text?: "page" | "feed";
}

function webSourceOf(kind: WebSource["kind"], { url, name, schedule, limit, text }: Entry): WebSource {
  return {
    kind,
    url: articleAddress(url)!,
    name: name ?? url.trim(),
    schedule: schedule ?? SCHEDULES[kind],
    limit: limit ?? LIMIT,
    text: text ?? "page",
  };
}

function valuesOf(text: string, path: string): unknown {
  try {
    const document = parseDocument(text);
    const [error] = document.errors;
    if (error === undefined) return document.toJS();
    const line = error.linePos?.[0].line;
    throw faulty([
      `${path}${line === undefined ? "" : `, line ${line}`}: ${error.message.split("\n")[0]!.split(" at line ")[0]}.`,
    ]);
  } catch (thrown) {
    if (thrown instanceof WenzhaiError) throw thrown;
    throw faulty([`${path}: is no YAML that can be read.`]);
  }
}

function refuseTwins(web: readonly WebSource[], path: string): void {
  const twins = [...Map.groupBy(web, (each) => each.name)].filter(([, group]) => group.length > 1);
  if (twins.length > 0)
    throw faulty(twins.map(([twin]) => `${path}: two sources are called "${twin}"; give one of them another name.`));
}

/** Where a fault is, as people write it: feeds[2].schedule, the first being 1. */
function sentence({ path, message, ...issue }: z.core.$ZodIssue): string {
  const where = path.map((part) => (typeof part === "number" ? `[${part + 1}]` : `.${String(part)}`)).join("");
  const said =
    issue.code === "unrecognized_keys"
      ? `knows no ${(issue as z.core.$ZodIssueUnrecognizedKeys).keys.map((key) => `"${key}"`).join(", ")}`
      : message.startsWith("must")
        ? message
        : "is missing or of the wrong kind";
  return `${where.replace(/^\./u, "") || "it"} ${said}`;
}

function faulty(sentences: readonly string[]): WenzhaiError {
  return new WenzhaiError("bad-config", sentences.join("\n"));
}

function isSchedule(text: string): boolean {
  try {
    return new Cron(text, { paused: true, mode: "5-part" }).nextRun() !== null;
  } catch {
    return false;
  }
}

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
