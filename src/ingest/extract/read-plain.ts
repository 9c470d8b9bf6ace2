import type { Removal } from "../../domain/article.ts";
import type { Line, Page } from "./page.ts";
import { textLine } from "./page.ts";

/** A Latin line that breaks off in mid-sentence belongs to the next one; Chinese text is not wrapped by hand. */
const RUNS_ON = /[\p{Script=Latin}\d,;:'’)-]$/u;
const GOES_ON = /^[\p{Ll}(]/u;

/** Takes plain text apart into paragraphs; `source` must be free of invisible characters. */
export function readPlain(source: string): Page {
  return { facts: {}, lines: plainLines(source), removed: [] };
}

/** The paragraphs of a text: its lines without the white space around them, hard-wrapped Latin lines joined as they stand. */
export function plainLines(source: string): readonly Line[] {
  const lines: Line[] = [];
  let gap = false;
  for (const raw of source.split("\n")) {
    const text = raw.trim();
    if (text === "") {
      gap = true;
      continue;
    }
    const last = lines.at(-1);
    if (!gap && last !== undefined && raw.trimStart() === raw && RUNS_ON.test(last.text) && GOES_ON.test(text)) {
      lines[lines.length - 1] = { ...last, text: `${last.text}\n${text}` };
    } else lines.push(textLine(text, gap));
    gap = false;
  }
  return lines;
}

const FENCE = /^(?:```|~~~)/u;
const HEADING = /^#{1,6}\s+(.+?)\s*#*$/u;
const IMAGE = /^!\[[^\]]*\]\([^)]*\)$/u;
const RULE = /^(?:[-*_]\s*){3,}$/u;
const MARKER = /^(?:[-*+]|\d+[.)])\s+|^>\s?/u;

/** Takes the body of a Markdown file apart. Marks at the start of a line go, marks inside a line stay as they are. */
export function readMarkdownBody(body: string): {
  readonly lines: readonly Line[];
  readonly removed: readonly Removal[];
} {
  const lines: Line[] = [];
  const removed: Removal[] = [];
  for (const line of plainLines(body.replace(/<!--[\s\S]*?-->/gu, ""))) {
    const heading = HEADING.exec(line.text);
    if (RULE.test(line.text) || FENCE.test(line.text)) continue;
    if (IMAGE.test(line.text)) removed.push({ reason: "caption", text: line.text });
    else if (heading !== null) lines.push({ ...line, text: heading[1]!, kind: "heading" });
    else lines.push({ ...line, text: line.text.replace(MARKER, "") });
  }
  return { lines, removed };
}
