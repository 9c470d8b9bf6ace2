/** A span of a text, `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const STOP = /[。！？!?｡．]/u;
const CLOSING = /["'”’」』）)\]】》〉]/u;
/** Chinese uses a full-width stop; a full point ends a sentence only in Latin text, and not after these. */
const ABBREVIATION =
  /(?:^|[\s("“])(?:mr|mrs|ms|dr|prof|st|jr|sr|no|vs|etc|inc|ltd|co|corp|fig|al|gen|col|capt|rev|hon|e\.g|i\.e|approx|dept|univ|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|\p{Lu}|(?:\p{L}\.)+\p{L})$/iu;

/**
 * Splits a text into sentences: disjoint spans in order, without the white space around them. A stop stays with its
 * sentence together with the closing quotes and brackets after it; a line break ends a sentence unless Latin text runs
 * on over it (a hard-wrapped paragraph). Nothing but white space is lost.
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
    const next = sentenceEnd(text, i, start);
    if (next !== null) {
      cut(next);
      i = next;
    } else i++;
  }
  cut(text.length);
  return spans;
}

/** Where the sentence that began at `start` ends, if it ends with the unit at `i`. */
function sentenceEnd(text: string, i: number, start: number): number | null {
  const char = text[i]!;
  if (char === "\n") return runsOn(text, i) ? null : i + 1;
  if (char === ".") return endsAtPoint(text, i, start) ? afterClosing(text, i + 1) : null;
  if (!STOP.test(char)) return null;
  const end = afterStops(text, i + 1);
  const closed = afterClosing(text, end);
  // “好！”他说 is one sentence: the words go on after the closing quote without a stop of their own.
  return closed > end && /^(?:他|她|它|的|等|之|这|為|为|and|or|said)/u.test(text.slice(closed, closed + 4))
    ? null
    : closed;
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
  return !ABBREVIATION.test(text.slice(Math.max(start, i - 12), i));
}

/** A single line break between Latin words is a wrapped line; between anything else, or doubled, it ends a sentence. */
function runsOn(text: string, i: number): boolean {
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
