import { type DateMention, dateMentions } from "../../language/dates.ts";
import { fold } from "../../language/fold.ts";
import { type Quantity, quantities } from "../../language/numbers.ts";
import { sameQuantity } from "../../language/same-quantity.ts";
import type { Contradiction } from "./evidence-text.ts";
import { dayOfEvidence, type EvidenceText, wholeText } from "./evidence-text.ts";

/**
 * A number that stands in none of the evidence with its unit and scale; null when each does. Rounding is no
 * contradiction, nor are the years that passed between two years.
 */
export function vetoNumbers(claim: string, evidence: readonly EvidenceText[]): Contradiction | null {
  const folded = fold(claim);
  const published = dayOfEvidence(evidence);
  const whole = fold(wholeText(evidence));
  const told = dateMentions(whole, { published });
  const theirs = [...quantities(whole).filter((each) => !isWithin(each, told)), ...partsOf(told)];
  const dates = dateMentions(folded, { published });
  for (const read of quantities(folded)) {
    if (isWithin(read, dates) || saysNothing(read, folded)) continue;
    const mine = NUMBERED.test(folded.slice(0, read.start)) ? { ...read, ordinal: true } : read;
    if (mine.ordinal && isNumeralIn(whole, mine.value)) continue;
    if (theirs.some((each) => agrees(mine, each) && !isOutside(folded, mine, each, whole)) || isReckoned(mine, theirs))
      continue;
    const shown = folded.slice(Math.max(0, mine.start - 4), mine.end + 8).trim();
    return { kind: "number", because: `The cited sentences do not have “${shown}”.` };
  }
  return null;
}

/** The number of a name stands in it without 第 (市七医院, the Seventh Hospital). */
function isNumeralIn(whole: string, value: number): boolean {
  const numeral = "〇一二三四五六七八九十"[value];
  return numeral !== undefined && whole.includes(numeral);
}

const BELOW = /(?:(?<!no )(?:fewer|less) than|under|below|不到|不足|(?<!不)少于|(?<!不)低于) ?$/u;
const WITHIN = /^[^,。;、]{0,4}(?:内|以下)/u;
const AT_MOST = /^ (?:\p{L}+ )?(?:at (?:the )?most|or (?:fewer|less))\b/u;

/** Whether a claim keeps to less than the very number that the evidence gives, or to at most what is the least there. */
function isOutside(folded: string, { start, end }: Quantity, theirs: Quantity, whole: string): boolean {
  if (WITHIN.test(whole.slice(theirs.end))) return false;
  if (BELOW.test(folded.slice(0, start))) return theirs.approx === "exact" || theirs.approx === "more";
  return theirs.approx === "more" && AT_MOST.test(folded.slice(end));
}

const NUMBERED = /\b(?:number|no\.?) $/u;
/** "One in five": a share, which the evidence may give as a percentage. */
const IN = /(?:\bone|\btwo|\bthree|\bfour|\d) (?:in|out of) $/u;

/** The second year of "1073-74". */
const RANGE = /\d{4}[-–]$/u;

/** Whether a number is a manner of speaking: "was first in the world", "one of them", "the two sides", "two in five". */
function saysNothing({ value, ordinal, start, end }: Quantity, folded: string): boolean {
  if (
    RANGE.test(folded.slice(0, start)) ||
    IN.test(folded.slice(0, start)) ||
    /^ (?:in|out of) (?:\d|[a-z]+ )/u.test(folded.slice(end))
  )
    return true;
  if (/\d/u.test(folded.slice(start, end))) return false;
  if (value === 0.5) return /^ (?:an?|the) /u.test(folded.slice(end)) && !/^ (?:an? )year/u.test(folded.slice(end));
  return value <= 1 || (!ordinal && value === 2);
}

/** The days and months of dates are judged as dates. */
function isWithin({ start, end }: Quantity, dates: readonly DateMention[]): boolean {
  return dates.some((date) => start >= date.start && end <= date.end);
}

/** A year may be told as a plain number, and a day as an ordinal ("on the 2nd"). */
function partsOf(dates: readonly DateMention[]): readonly Quantity[] {
  return dates.flatMap(({ year, day, inferred, start, end }) => {
    const part = { approx: "exact" as const, start, end };
    return [
      ...(year === undefined || inferred.includes("year")
        ? []
        : [{ ...part, value: year, unit: null, ordinal: false }]),
      ...(day === undefined ? [] : [{ ...part, value: day, unit: "day-span", ordinal: true }]),
    ];
  });
}

/** 9分50秒 is a time span, but 分 alone may be a point. */
const SPANS: Readonly<Record<string, string>> = {
  分: "minute-span",
  时: "hour-span",
  日: "day-span",
  月: "month-span",
  年: "year-span",
};

/** Whether they are the same, or the claim's is the other one rounded to two digits or more, or the bound that it keeps. */
function agrees(mine: Quantity, theirs: Quantity): boolean {
  if (mine.value === 0.5) return halfAgrees(mine, theirs);
  if (sameQuantity(mine, theirs)) return true;
  const span = SPANS[theirs.unit ?? ""];
  if (span !== undefined && sameQuantity(mine, { ...theirs, unit: span })) return true;
  const digits = String(mine.value).replace(/(?<!0)0+$|\D/gu, "").length;
  return mine.approx === "exact" && digits > 1 && sameQuantity({ ...mine, approx: "about" }, theirs);
}

const HALVES: Readonly<Record<string, number>> = {
  percent: 50,
  fraction: 0.5,
  "month-span": 6,
  "day-span": 12,
  "hour-span": 30,
};

function halfAgrees({ approx }: Quantity, theirs: Quantity): boolean {
  const half = HALVES[theirs.unit ?? ""];
  if (half === undefined) return theirs.value === 0.5;
  if (theirs.value === half)
    return !(approx === "more" && theirs.approx === "nearly") && !(approx === "nearly" && theirs.approx === "more");
  if (approx === "more") return theirs.value > half;
  if (approx === "nearly") return theirs.value < half;
  return Math.abs(theirs.value - half) < half * 0.1;
}

/** Years passed between two years of the evidence. */
function isReckoned({ value, unit }: Quantity, theirs: readonly Quantity[]): boolean {
  if (unit !== "year-span") return false;
  const years = theirs.filter((each) => each.unit === null && each.value >= 1000 && each.value < 2100);
  return years.some((a) => years.some((b) => a.value - b.value === value));
}
