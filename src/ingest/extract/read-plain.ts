import type { Removal } from "../../domain/article.ts";
import type { Line, Page } from "./page.ts";
import { textLine } from "./page.ts";
import { replaceSpans } from "./replace-spans.ts";

/** A Latin line that breaks off in mid-sentence belongs to the next one. */
const RUNS_ON = /[\p{Script=Latin}\d,;:'’)-]$/u;
const GOES_ON = /^[\p{Ll}(]/u;
/** How long the lines of text are that somebody wrapped by hand: characters of Chinese, letters of English. */
const WRAPPED = { han: { least: 20, most: 64, full: 0.85 }, latin: { least: 45, most: 110, full: 0.7 } } as const;
const ENDS = /[。！？!?…；;：:.][”"’」』）)]*$/u;
const HAN = /\p{Script=Han}/u;
/** Lines that begin something of their own: items, headings, quotations, rows of a table. */
const OPENS =
  /^(?:[-*+•·●]\s|\d+[.)、]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|#{1,6}\s|>|\||```|~~~|[①-⑳])/u;

/** Takes plain text apart into paragraphs; `source` must be free of invisible characters. */
export function readPlain(source: string): Page {
  return { facts: {}, lines: plainLines(source), removed: [] };
}

/** The paragraphs of a text: its lines without the white space around them, lines wrapped by hand joined as they stand. */
export function plainLines(source: string): readonly Line[] {
  const lines: Line[] = [];
  let block: string[] = [];
  let gap = false;
  const flush = (): void => {
    for (const text of unwrapped(block)) {
      lines.push(textLine(text, gap));
      gap = false;
    }
    block = [];
  };
  for (const raw of source.split("\n")) {
    const text = raw.trim();
    if (text === "" || OPENS.test(text) || raw.trimStart() !== raw) flush();
    if (text === "") gap = true;
    else block.push(text);
  }
  flush();
  return lines;
}

/** The paragraphs of lines that stand directly under each other. */
function unwrapped(block: readonly string[]): readonly string[] {
  if (isWrapped(block))
    return [
      block.reduce(
        (text, line) =>
          text + (HAN.test(text.at(-1)!) || HAN.test(line[0]!) || /[，。、；：”）]$/u.test(text) ? "" : " ") + line,
      ),
    ];
  const joined: string[] = [];
  for (const line of block) {
    const last = joined.at(-1);
    if (last !== undefined && RUNS_ON.test(last) && GOES_ON.test(line)) joined[joined.length - 1] = `${last}\n${line}`;
    else joined.push(line);
  }
  return joined;
}

/** Whether every line but the last is full, and most of them break off in mid-sentence. */
function isWrapped(block: readonly string[]): boolean {
  if (block.length < 2) return false;
  const { least, most, full } = HAN.test(block[0]!) ? WRAPPED.han : WRAPPED.latin;
  const width = block.reduce((most, line) => Math.max(most, line.length), 0);
  const lines = block.slice(0, -1);
  if (width < least || width > most || lines.some((line) => line.length < width * full)) return false;
  const ending = lines.filter((line) => ENDS.test(line)).length;
  return HAN.test(block[0]!) ? ending < lines.length / 2 : ending <= lines.length / 2;
}

const FENCE = /^(?:```|~~~)/u;
const HEADING = /^#{1,6}\s+(\S.*)$/u;
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
  for (const line of plainLines(withoutComments(body))) {
    const heading = headingIn(line.text);
    if (RULE.test(line.text) || FENCE.test(line.text)) continue;
    if (IMAGE.test(line.text)) removed.push({ reason: "caption", text: line.text });
    else if (heading !== null) lines.push({ ...line, text: heading, kind: "heading" });
    else lines.push({ ...line, text: line.text.replace(MARKER, "") });
  }
  return { lines, removed };
}

function withoutComments(body: string): string {
  return replaceSpans(
    body,
    /<!--/gu,
    () => "-->",
    () => "",
  );
}

/** The words of a heading, without the marks that may close it. */
function headingIn(text: string): string | null {
  const words = HEADING.exec(text)?.[1];
  return words === undefined ? null : words.replace(/(?<!#)#+$/u, "").trimEnd() || "#";
}
