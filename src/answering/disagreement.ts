import { dateMentions } from "../language/dates.ts";
import { type Quantity, quantities } from "../language/numbers.ts";
import { wantedOf } from "./asked-values.ts";
import type { Candidate } from "./score-sentences.ts";

/** What one source says: its day, and the number as its sentence writes it. */
export interface Said {
  readonly source: string;
  readonly value: string;
}

/** Sentences are about the same when they meet this share of what either meets of the question. */
const SAME_MATTER = 0.8;
/** 252万 and 2,521,525 are one number, rounded. */
const ROUNDING = 0.02;
const MET = 0.5;
/** And they meet this share of the question's terms themselves. */
const MOST = 0.6;

/**
 * Sources quoted side by side that give different numbers for what was asked: at least two articles, each with one number
 * of the same unit in a sentence that meets the same of the question, and each with a day. Empty when they agree or cannot be compared.
 */
export function disagreement(question: string, cited: readonly Candidate[]): readonly Said[] {
  const { kind, unit } = wantedOf(question);
  const told = cited.flatMap((each) => (kind === "number" ? numberOf(each, question, unit) : []));
  for (const [i, one] of told.entries())
    for (const other of told.slice(i + 1)) if (differ(one, other)) return [said(one), said(other)].sort(byDay);
  return [];
}

interface Told {
  readonly from: Candidate;
  readonly number: Quantity;
}

/** The one number with a unit in a sentence, besides dates and what the question itself says. */
function numberOf(from: Candidate, question: string, unit: string | null): readonly Told[] {
  const { text } = from;
  if (dayOf(from) === undefined) return [];
  const dates = dateMentions(text);
  const asked = new Set(quantities(question).map(({ value }) => value));
  const numbers = quantities(text).filter(
    (each) =>
      each.unit !== null &&
      (unit === null || each.unit === unit) &&
      !each.ordinal &&
      !asked.has(each.value) &&
      !dates.some(({ start, end }) => each.start >= start && each.end <= end),
  );
  return numbers.length === 1 ? [{ from, number: numbers[0]! }] : [];
}

function differ(one: Told, other: Told): boolean {
  const [a, b] = [one.number, other.number];
  const near = Math.abs(a.value - b.value) <= ROUNDING * Math.max(Math.abs(a.value), Math.abs(b.value));
  const exact = a.approx === "exact" && b.approx === "exact";
  const sources = one.from.found.article.id !== other.from.found.article.id;
  return sources && exact && a.unit === b.unit && !near && sameMatter(one.from, other.from);
}

function sameMatter({ own: a }: Candidate, { own: b }: Candidate): boolean {
  let both = 0;
  let either = 0;
  a.forEach((value, i) => {
    const [inA, inB] = [value >= MET, b[i]! >= MET];
    if (inA && inB) both++;
    if (inA || inB) either++;
  });
  return both >= MOST * a.length && both >= SAME_MATTER * either;
}

function said({ from, number }: Told): Said {
  const after = from.text.slice(number.end);
  const { unit } = number;
  const written =
    unit !== null && after.startsWith(unit)
      ? unit
      : /^\s?[%‰]|^[\p{Script=Han}]|^\s\p{Script=Latin}+/u.exec(after)?.[0];
  return { source: dayOf(from) ?? "", value: `${from.text.slice(number.start, number.end)}${written ?? ""}`.trim() };
}

function dayOf({ found: { article } }: Candidate): string | undefined {
  return article.eventDate ?? article.published;
}

function byDay(a: Said, b: Said): number {
  return a.source.localeCompare(b.source);
}
