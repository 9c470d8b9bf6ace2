import { dateMentions } from "../../language/dates.ts";
import { type Quantity, quantities } from "../../language/numbers.ts";
import type { StorySentence } from "./story-sentences.ts";

/** A contiguous part of a sentence, and the sentence. */
export interface Clause {
  readonly from: StorySentence;
  readonly text: string;
}

const LONGEST = 60;
const STOP = /[，；：。！？,;:!?]/u;

/** The clause of a sentence around a span of it, without the marks at its ends; null when it is too long to be shown. */
export function clauseAround(from: StorySentence, start: number, end: number): Clause | null {
  const { text } = from;
  let first = start;
  let last = end;
  while (first > 0 && !(STOP.test(text[first - 1]!) && !isInNumber(text, first - 1))) first--;
  while (last < text.length && !(STOP.test(text[last]!) && !isInNumber(text, last))) last++;
  const clause = text.slice(first, last).trim();
  return clause.length > LONGEST || clause.length === 0 ? null : { from, text: clause };
}

/** Words that a clause must have beside a day to say what happens then. */
const SAID = 5;

/** The clause around a day, when it says what happens on it; null for a bare "自9月1日起". */
export function clauseOfDay(from: StorySentence, start: number, end: number): Clause | null {
  const clause = clauseAround(from, start, end);
  return clause === null || clause.text.length - (end - start) < SAID ? null : clause;
}

/** The comma of 3,863 and the colon of 10:30 end no clause. */
function isInNumber(text: string, at: number): boolean {
  return /\d/u.test(text[at - 1] ?? "") && /\d/u.test(text[at + 1] ?? "");
}

/** The counted things of a sentence, dates and ordinals aside. */
export function countsIn({ text }: StorySentence): readonly Quantity[] {
  const dates = dateMentions(text);
  return quantities(text).filter(
    ({ unit, ordinal, start, end }) =>
      unit !== null &&
      !ordinal &&
      unit !== "年" &&
      unit !== "year-span" &&
      dates.every((date) => end <= date.start || start >= date.end),
  );
}
