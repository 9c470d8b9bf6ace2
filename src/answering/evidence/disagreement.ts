import { dateMentions } from "../../language/dates.ts";
import { type Quantity, quantities } from "../../language/numbers.ts";
import { wantedOf } from "./asked-values.ts";
import { type SentenceRef, textOf } from "./sentence-ref.ts";

/** What one source says: its day, and the number as its sentence writes it. */
export interface Said {
  readonly source: string;
  readonly value: string;
}

/** 252万 and 2,521,525 are one number, rounded. */
const ROUNDING = 0.02;
/**
 * Sources quoted side by side that give different numbers for what was asked: at least two articles, each with one number
 * of the same unit, and each with a day. Empty when they agree or cannot be compared.
 */
export function disagreement(question: string, cited: readonly SentenceRef[]): readonly Said[] {
  const { kind, unit } = wantedOf(question);
  const told = cited.flatMap((each) => (kind === "number" ? numberOf(each, question, unit) : []));
  for (const [i, one] of told.entries())
    for (const other of told.slice(i + 1)) if (differ(one, other)) return [said(one), said(other)].sort(byDay);
  return [];
}

interface Told {
  readonly from: SentenceRef;
  readonly number: Quantity;
}

/** The one number with a unit in a sentence, besides dates and what the question itself says. */
function numberOf(from: SentenceRef, question: string, unit: string | null): readonly Told[] {
  const text = textOf(from);
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
  const sources = one.from.article.id !== other.from.article.id;
  return sources && exact && a.unit === b.unit && !near;
}

function said({ from, number }: Told): Said {
  const text = textOf(from);
  const after = text.slice(number.end);
  const { unit } = number;
  const written =
    unit !== null && after.startsWith(unit)
      ? unit
      : /^\s?[%‰]|^[\p{Script=Han}]|^\s\p{Script=Latin}+/u.exec(after)?.[0];
  return { source: dayOf(from) ?? "", value: `${text.slice(number.start, number.end)}${written ?? ""}`.trim() };
}

function dayOf({ article }: SentenceRef): string | undefined {
  return article.eventDate ?? article.published;
}

function byDay(a: Said, b: Said): number {
  return a.source.localeCompare(b.source);
}
