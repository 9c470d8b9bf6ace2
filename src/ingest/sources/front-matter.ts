import { parse } from "yaml";
import { z } from "zod";
import { WenzhaiError } from "../../errors.ts";
import type { PageFacts } from "../extract/page.ts";

const text = z.union([z.string(), z.number().transform(String)]).transform((value) => value.trim());
/** YAML 1.2 leaves dates as strings; quoted or not, they must be ISO days, months or years. */
const day = text.pipe(z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, "must be a date like 2025-06-08"));
const partialDay = text.pipe(
  z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u, "must be a date like 2025-06-08, 2025-06 or 2025"),
);
const person = z.object({ name: text, romanised: text.optional(), role: text.optional() });

const schema = z.object({
  id: text.optional(),
  title: text.optional(),
  titleEn: text.optional(),
  publisher: text.optional(),
  published: day.optional(),
  eventDate: partialDay.optional(),
  place: text.optional(),
  language: z.enum(["en", "zh-Hans", "zh-Hant"]).optional(),
  url: text.optional(),
  people: z.array(person).optional(),
  aliases: z.array(z.array(text).transform((names) => ({ names }))).optional(),
});

const FENCED = /^---[ \t]*\n([\s\S]*?)\n?---[ \t]*(?:\n|$)/u;

/**
 * Splits a Markdown text into its front matter and its body. Without front matter the facts are empty. Keys that are empty
 * count as missing, unknown keys are ignored. Throws WenzhaiError "bad-file" saying which key is wrong.
 */
export function readFrontMatter(source: string): { readonly facts: PageFacts; readonly body: string } {
  const match = FENCED.exec(source);
  if (match === null) return { facts: {}, body: source };
  const body = source.slice(match[0].length);
  const parsed = schema.safeParse(dropEmpty(parseYaml(match[1]!)));
  if (parsed.success) return { facts: dropEmpty(parsed.data) as PageFacts, body };
  const issue = parsed.error.issues[0]!;
  throw new WenzhaiError(
    "bad-file",
    `has a wrong "${issue.path.join(".")}" in its front matter: ${issue.message}; correct it.`,
  );
}

function parseYaml(yaml: string): unknown {
  try {
    return parse(yaml) ?? {};
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split("\n")[0] : "";
    throw new WenzhaiError("bad-file", `has front matter that is not YAML (${reason}); correct it.`, { cause });
  }
}

function dropEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropEmpty);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([, v]) => v !== null && v !== undefined && v !== "");
  return Object.fromEntries(kept.map(([k, v]) => [k, dropEmpty(v)]));
}
