import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";

/** A text taken apart: what its front matter says, by key as written, and what follows it. */
export interface FrontMatterBlock {
  readonly entries: ReadonlyMap<string, unknown>;
  readonly body: string;
  /** What could not be read of it, in words. */
  readonly warning?: string;
}

const FENCES = [
  { open: /^---[ \t]*\n/u, close: /^(?:---|\.\.\.)[ \t]*$/mu, parse: parseYaml },
  { open: /^\+\+\+[ \t]*\n/u, close: /^\+\+\+[ \t]*$/mu, parse: parseToml },
] as const;
/** Front matter is short; a fence that closes later is a rule between sections. */
const LONGEST_BLOCK = 20_000;
const ENTRY = /^([\p{L}][\p{L}\p{N}_ -]{0,30}):[ \t]*(?![ \t])(.*)$/u;
const ENTRIES = new RegExp(ENTRY.source, "gmu");
/** Keys with which a header without fences begins. */
const HEADER =
  /^(?:title|date|published|author|url|link|source|slug|category|tags|summary|publisher|language|lang|标题|来源|日期)$/iu;

/**
 * Splits a text into front matter and body: YAML between ---, TOML between +++, JSON, or bare "Key: value" lines at its
 * head. Blank lines before it do no harm. YAML that is wrong is read line by line, so that one bad line costs itself only.
 */
export function splitFrontMatter(source: string): FrontMatterBlock {
  const text = source.replace(/^\s+/u, "");
  const block = fenced(text) ?? json(text) ?? header(text);
  return block ?? { entries: new Map(), body: source };
}

function fenced(text: string): FrontMatterBlock | null {
  for (const { open, close, parse } of FENCES) {
    const head = open.exec(text)?.[0];
    if (head === undefined) continue;
    const inner = text.slice(head.length, head.length + LONGEST_BLOCK);
    const end = close.exec(inner);
    if (end === null) return null;
    const body = text.slice(head.length + end.index + end[0].length).replace(/^\n/u, "");
    return read(inner.slice(0, end.index), body, parse);
  }
  return null;
}

function read(inner: string, body: string, parse: (text: string) => unknown): FrontMatterBlock | null {
  try {
    const value = parse(inner);
    if (value === null || value === undefined || inner.trim() === "") return { entries: new Map(), body };
    // Prose between two rules is no front matter.
    if (typeof value !== "object" || Array.isArray(value)) return null;
    return { entries: new Map(Object.entries(value)), body };
  } catch (error) {
    const entries = byLine(inner);
    if (entries.size === 0) return null;
    const reason = error instanceof Error ? error.message.split("\n")[0]!.replace(/:$/u, "") : "unknown reason";
    return { entries, body, warning: `has front matter that is not well formed (${reason}); it was read line by line` };
  }
}

function byLine(inner: string): ReadonlyMap<string, unknown> {
  const found = [...inner.matchAll(ENTRIES)].map(
    ([, key, value]) => [key!, value!.trim().replace(/^(["'])(.*)\1$/u, "$2")] as const,
  );
  return new Map(found);
}

function json(text: string): FrontMatterBlock | null {
  if (!/^\{\s*"/u.test(text)) return null;
  const end = /^\}[ \t]*$/mu.exec(text.slice(0, LONGEST_BLOCK));
  if (end === null) return null;
  try {
    const value: unknown = JSON.parse(text.slice(0, end.index + 1));
    const body = text.slice(end.index + end[0].length).replace(/^\n/u, "");
    return { entries: new Map(Object.entries(value as object)), body };
  } catch {
    return null;
  }
}

/** At least two known keys, one a line, then an empty line. */
function header(text: string): FrontMatterBlock | null {
  const end = text.indexOf("\n\n");
  const lines = text.slice(0, Math.max(0, end)).split("\n");
  const entries = lines.map((line) => ENTRY.exec(line));
  if (end < 0 || lines.length < 2 || lines.length > 20) return null;
  if (!entries.every((entry) => entry !== null && HEADER.test(entry[1]!.trim()))) return null;
  return { entries: new Map(entries.map((entry) => [entry![1]!, entry![2]!])), body: text.slice(end + 2) };
}
