import { DATE_PATTERNS, type DateParts } from "./date-patterns.ts";

/** A date as it is written, with its span in the folded text. */
export interface RawDate {
  readonly parts: DateParts;
  readonly start: number;
  readonly end: number;
}

/** The dates written in a folded text, in order; of those that overlap, the first, and the longest that begins there. */
export function scanDates(folded: string): readonly RawDate[] {
  const all: RawDate[] = [];
  for (const { pattern, read } of DATE_PATTERNS) {
    for (const match of folded.matchAll(pattern)) {
      const parts = read(match, folded);
      if (parts !== null) all.push({ parts, start: match.index, end: match.index + match[0].length });
    }
  }
  // The sort is stable: of two with one span the one whose pattern comes first stays first.
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: RawDate[] = [];
  let end = 0;
  for (const one of all) {
    if (one.start < end) continue;
    kept.push(one);
    end = one.end;
  }
  return kept;
}
