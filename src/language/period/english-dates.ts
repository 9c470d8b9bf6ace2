import { casual } from "chrono-node/en";
import { type Day, isoDay } from "../calendar.ts";
import type { SpanFound } from "./span.ts";
import { weekdayOf } from "./span.ts";

/**
 * The days that chrono-node finds in an English text, by where they begin: "last Friday", "the Monday before last". Times of
 * day and what it only guesses (a weekday or a month alone) are left to our own reading.
 */
export function englishDates(text: string, today: Day): ReadonlyMap<number, SpanFound> {
  const noon = new Date(`${isoDay(today)}T12:00:00Z`);
  const found = new Map<number, SpanFound>();
  for (const { index, text: written, start, end } of casual.parse(text, { instant: noon, timezone: 0 })) {
    const sure = start.isCertain("day") || start.isCertain("weekday");
    if (!sure || !/[a-z]/u.test(written) || !/[\s\d]/u.test(written)) continue;
    const first = dayAt(start.date(), today, /^last /u.test(written) && start.isCertain("weekday"));
    const last = end == null ? first : dayAt(end.date(), today, false);
    found.set(index, { span: { first, last }, end: index + written.length, loose: false, range: end != null });
  }
  return found;
}

/** Last Friday is the latest one before today: not, as chrono has it on a Wednesday, always one of the week before. */
function dayAt(date: Date, today: Day, latest: boolean): Day {
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  if (!latest) return day;
  const passed = (weekdayOf(today) - weekdayOf(day) + 7) % 7 || 7;
  const moved = new Date(Date.UTC(today.year, today.month - 1, today.day - passed));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}
