import { addDays, type Day, isoDay } from "../calendar.ts";
import type { Unit } from "./period-words.ts";

/** Days from `first` to `last`, both included; `from` is where "since" begins when that is another day than the first. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
  readonly from?: Day;
}

/** A span named at a place of a text. */
export interface SpanFound {
  readonly span: Span;
  readonly end: number;
  /** May be part of a name, and so wants a word like "since" before it, or nothing beside it. */
  readonly loose: boolean;
  /** A month or a day whose year is left to be understood. */
  readonly yearless?: boolean;
  /** Two dates were read at once. */
  readonly range?: boolean;
}

/** What a place of a text is read with. */
export interface SpanContext {
  readonly today: Day;
  /** The year that stands with a date beside this one. */
  readonly year?: number | undefined;
  /** The year and month of the date before: 3月1日至15日. */
  readonly before?: Day | undefined;
  /** Dates that another reader found, by where they begin. */
  readonly others?: ReadonlyMap<number, SpanFound> | undefined;
}

/** Reads one kind of span at a place of a folded text. */
export type SpanReader = (text: string, at: number, context: SpanContext) => SpanFound | null;

/** A span that no name could be meant by. */
export const sureSpan = (span: Span, end: number): SpanFound => ({ span, end, loose: false });

/** One day. */
export function daySpan(day: Day): Span {
  return { first: day, last: day };
}

/** From the first day of a month to the last of another, months counted from 1 and allowed to run over the year. */
export function monthsSpan(year: number, from: number, to: number = from): Span {
  return { first: addDays({ year, month: from, day: 1 }, 0), last: addDays({ year, month: to + 1, day: 1 }, -1) };
}

/** The unit that lies `offset` units from that of a day: last week is -1. */
export function unitSpan(unit: Unit, offset: number, today: Day): Span {
  const monday = addDays(today, -weekdayOf(today) + 1);
  switch (unit) {
    case "day":
      return daySpan(addDays(today, offset));
    case "week":
      return { first: addDays(monday, 7 * offset), last: addDays(monday, 7 * offset + 6) };
    case "fortnight":
      return { first: addDays(monday, 14 * offset), last: addDays(monday, 14 * offset + 13) };
    case "weekend":
      return { first: addDays(monday, 7 * offset + 5), last: addDays(monday, 7 * offset + 6) };
    case "month":
      return monthsSpan(today.year, today.month + offset);
    case "quarter": {
      const first = Math.floor((today.month - 1) / 3) * 3 + 1 + 3 * offset;
      return monthsSpan(today.year, first, first + 2);
    }
    case "half": {
      const first = (today.month > 6 ? 7 : 1) + 6 * offset;
      return monthsSpan(today.year, first, first + 5);
    }
    case "year":
      return monthsSpan(today.year + offset, 1, 12);
  }
}

/** The last `n` units up to a day, that day included. */
export function rollingSpan(unit: Unit, n: number, today: Day): Span {
  return { first: back(unit, n, today), last: today };
}

/** The day `n` units before another; of a month that is shorter, its last. */
export function back(unit: Unit, n: number, today: Day): Day {
  const months = { month: 1, quarter: 3, half: 6, year: 12 }[unit as string];
  if (months !== undefined) return monthsBack(today, n * months);
  return addDays(today, -n * ({ fortnight: 14, week: 7, weekend: 7 }[unit as string] ?? 1));
}

function monthsBack(day: Day, n: number): Day {
  const { first, last } = monthsSpan(day.year, day.month - n);
  return { ...first, day: Math.min(day.day, last.day) };
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${isoDay(day)}T00:00:00Z`).getUTCDay() || 7;
}
