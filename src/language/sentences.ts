import { readFileSync } from "node:fs";

/** A span of a text, `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const read = (name: string): Readonly<Record<string, readonly string[]>> =>
  JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), "utf8"));
const SHORT = read("abbreviations");
const SPEECH = read("speech-verbs");

const STOP = /[。！？!?｡．]/u;
const CLOSING = /["'”’」』）)\]】》〉]/u;
const CLOSED_QUOTE = /["”’」』]$/u;
/** Chinese uses a full-width stop; a full point ends a sentence only in Latin text, and not after these. */
const ABBREVIATION = new RegExp(`(?:^|[\\s("“])(?:${SHORT.words!.join("|")}|\\p{Lu}|(?:\\p{L}\\.)+\\p{L})$`, "iu");
const BEFORE_FIGURES = new RegExp(`(?:^|[\\s("“])(?:${SHORT.beforeFigures!.join("|")})$`, "iu");
/** A sentence that is nothing but the number of an item. */
const ITEM_NUMBER = /^\s*[(（]?(?:\d{1,3}|\p{L}|[ivx]{1,4})$/iu;
/** A clause after a closing quote that says whose words they were. */
const SPEAKER = new RegExp(
  `^(?:\\s?[^\\s，。！？；：、“”「」『』\\n]{1,16}(?:${SPEECH.chinese!.join("|")})[^，。！？；：“”「」『』\\n]{0,6}[。！？]` +
    `|\\s(?:\\p{L}[\\p{L}.'’-]*\\s){1,5}(?:${SPEECH.english!.join("|")})\\b|\\s(?:${SPEECH.english!.join("|")})\\s)`,
  "u",
);
/** “好！”他说 is one sentence: the words go on after the closing quote without a stop of their own. */
const GOES_ON = /^(?:他|她|它|的|等|之|这|為|为|and|or|said)/u;
/** Nothing ends before one of these. */
const JOINING = /^[，、；：,;:]/u;
/** How far a clause that names a speaker reaches. */
const SPEAKER_REACH = 60;
/** A title is no longer; a mark that is left open encloses nothing. */
const LONGEST_TITLE = 80;

/**
 * Splits a text into sentences: disjoint spans in order, without the white space around them. A stop stays with its
 * sentence together with the closing quotes and brackets after it, and so does a clause that says who spoke; a line break
 * ends a sentence unless Latin text runs on over it (a hard-wrapped paragraph). Nothing but white space is lost.
 */
export function splitSentences(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  let i = 0;
  const cut = (end: number): void => {
    const span = trim(text, start, end);
    if (span !== null) spans.push(span);
    start = end;
  };
  while (i < text.length) {
    const title = text[i] === "《" ? titleEnd(text, i) : i;
    const next = title > i ? null : sentenceEnd(text, i, start);
    if (next !== null) {
      cut(next);
      i = next;
    } else i = Math.max(i + 1, title);
  }
  cut(text.length);
  return spans;
}

/** Where the title that opens here is closed; the place itself when it is not. */
function titleEnd(text: string, open: number): number {
  const inside = /^《[^《》\n]*》/u.exec(text.slice(open, open + LONGEST_TITLE))?.[0];
  return open + (inside?.length ?? 0);
}

/** Where the sentence that began at `start` ends, if it ends with the unit at `i`. */
function sentenceEnd(text: string, i: number, start: number): number | null {
  const char = text[i]!;
  if (char === "\n") return runsOn(text, i) ? null : i + 1;
  if (char === ".") return endsAtPoint(text, i, start) ? pastSpeaker(text, i + 1) : null;
  if (!STOP.test(char) || isInsideWord(text, i)) return null;
  return pastSpeaker(text, afterStops(text, i + 1));
}

/** The end of a sentence with its closing marks; null when the words after them still belong to it. */
function pastSpeaker(text: string, end: number): number | null {
  const closed = afterClosing(text, end);
  if (JOINING.test(text.slice(closed, closed + 1)) && text[closed - 1] !== ".") return null;
  if (closed === end) return closed;
  if (GOES_ON.test(text.slice(closed, closed + 4))) return null;
  const quoted = CLOSED_QUOTE.test(text.slice(end, closed));
  return quoted && SPEAKER.test(text.slice(closed, closed + SPEAKER_REACH)) ? null : closed;
}

/** Full-width points between figures, and question marks of addresses. */
function isInsideWord(text: string, i: number): boolean {
  const [before, char, after] = [text[i - 1] ?? "", text[i]!, text[i + 1] ?? ""];
  if (char === "．") return /[\p{N}Ａ-Ｚａ-ｚ]/u.test(before) && /[\p{N}Ａ-Ｚａ-ｚ]/u.test(after);
  return (char === "?" || char === "!") && /[\w/.-]/.test(before) && /[\w/=&%#-]/.test(after);
}

function afterStops(text: string, i: number): number {
  let end = i;
  while (end < text.length && STOP.test(text[end]!)) end++;
  return end;
}

function afterClosing(text: string, i: number): number {
  let end = i;
  while (end < text.length && CLOSING.test(text[end]!)) end++;
  return end;
}

function endsAtPoint(text: string, i: number, start: number): boolean {
  const after = text.slice(i + 1, afterClosing(text, i + 1) + 2).replace(/^["'”’)\]]+/u, "");
  if (after !== "" && !/^\s/u.test(after)) return false;
  if (/^\s\p{Ll}/u.test(after)) return false;
  const before = text.slice(Math.max(start, i - 12), i);
  if (i - start <= 8 && ITEM_NUMBER.test(text.slice(start, i))) return false;
  return !ABBREVIATION.test(before) && !(BEFORE_FIGURES.test(before) && /^\s?\d/u.test(after));
}

/** Whether a sentence goes on over the line break at `i`: a single one between Latin words is a wrapped line. */
export function runsOn(text: string, i: number): boolean {
  const before = text[i - 1] ?? "\n";
  const after = text[i + 1] ?? "\n";
  return /[\p{Ll},-]/u.test(before) && /\p{Ll}/u.test(after);
}

function trim(text: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text[from]!)) from++;
  while (to > from && /\s/u.test(text[to - 1]!)) to--;
  return to > from ? { start: from, end: to } : null;
}
