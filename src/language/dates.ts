import { addDays, type Day, dayOf, isoDay, isRealDate } from "./calendar.ts";
import { parseHanNumber } from "./chinese-numerals.ts";
import type { DateParts } from "./date-patterns.ts";
import { type Folded, foldWithOffsets, originalSpan } from "./fold.ts";
import { type RawDate, scanDates } from "./scan-dates.ts";

/** A date, or a part of one, or a time of day, named in a text. Offsets are UTF-16 units of the text given. */
export interface DateMention {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
  /** 0 to 23; with a date only when both are written together. */
  readonly hour?: number;
  readonly minute?: number;
  /** The parts the writer left to be understood, taken from `published` or from an earlier date in the text. */
  readonly inferred: readonly ("year" | "month" | "day")[];
  readonly start: number;
  readonly end: number;
}

/**
 * Every date in a Chinese or English text, in order. With `published` (ISO day of the article) relative dates and bare
 * days are resolved; a year or month left out is taken from the date before it in the text, else from `published`.
 */
export function dateMentions(
  text: string,
  context: { readonly published?: string | undefined } = {},
): readonly DateMention[] {
  const folded = foldWithOffsets(text);
  return understandDates(scanDates(folded.text), folded, context.published);
}

/** What the dates that were found in a folded text mean, as `dateMentions` gives it. */
export function understandDates(
  scanned: readonly RawDate[],
  folded: Folded,
  published?: string | undefined,
): readonly DateMention[] {
  const today = published === undefined ? null : dayOf(published);
  const found: DateMention[] = [];
  let previous: DateMention | null = null;
  for (const raw of scanned) {
    const near = previous && raw.start - previous.end <= 40 ? previous : null;
    const mention = understand(raw, near, today);
    if (!mention) continue;
    if (mention.month !== undefined) previous = mention;
    found.push({ ...mention, ...originalSpan(folded, raw.start, raw.end) });
  }
  return found;
}

/**
 * The ISO day that a word for a day or a period means to someone whose day is `now` (ISO): "2025-06-01", "June 1", "6月1日",
 * "yesterday", "上周", "last month". A period gives its first day; a day without a year the latest one not after `now`. Null when there is none.
 */
export function resolveDay(text: string, now: string): string | null {
  const today = dayOf(now);
  if (!today) return null;
  const relative = relativeDay(foldWithOffsets(text).text.trim(), today);
  if (relative) return isoDay(relative);
  const mention = dateMentions(text, { published: now }).find((m) => m.year !== undefined);
  if (mention?.year === undefined) return null;
  const day: Day = { year: mention.year, month: mention.month ?? 1, day: mention.day ?? 1 };
  const ahead = isoDay(day) > isoDay(today) && mention.inferred.includes("year");
  return isoDay(ahead ? { ...day, year: day.year - 1 } : day);
}

function relativeDay(text: string, today: Day): Day | null {
  const weekday = (new Date(`${isoDay(today)}T00:00:00Z`).getUTCDay() + 6) % 7;
  const ago =
    /^(?:(?:the )?(?:last|past) )?(\d+|a|one|two|three|four|five|six|seven|ten|[一二两三四五六七八九十]+)\s?个?(day|week|month|天|日|周|星期|月)s?(?: ago|前|以前|之前)?$/.exec(
      text.replace(/^(?:过去|最近|近)/, "the past "),
    );
  if (ago) return back(count(ago[1] ?? ""), ago[2] ?? "", today);
  if (/^(?:last week|上周|上星期|上个星期)$/.test(text)) return addDays(today, -weekday - 7);
  if (/^(?:this week|本周|这周|这个星期|本星期)$/.test(text)) return addDays(today, -weekday);
  return null;
}

function back(n: number | null, unit: string, today: Day): Day | null {
  if (n === null) return null;
  if (/month|月/.test(unit)) return shiftMonths(today, -n);
  return addDays(today, /day|天|日/.test(unit) ? -n : -7 * n);
}

function count(text: string): number | null {
  const words = ["", "one", "two", "three", "four", "five", "six", "seven", "", "", "ten"];
  if (text === "a") return 1;
  return words.includes(text) ? words.indexOf(text) : parseHanNumber(text);
}

function shiftMonths(day: Day, months: number): Day {
  const index = day.year * 12 + day.month - 1 + months;
  const shifted = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  const last = new Date(Date.UTC(shifted.year, shifted.month, 0)).getUTCDate();
  return { ...shifted, day: Math.min(day.day, last) };
}

function understand(raw: RawDate, near: DateMention | null, published: Day | null): DateMention | null {
  const { parts, start, end } = raw;
  if (parts.shift) return shifted(parts, published, start, end);
  const inferred: ("year" | "month" | "day")[] = [];
  let { year, month } = parts;
  if (parts.day !== undefined && month === undefined) {
    inferred.push("month");
    const guess = published ? monthOfBareDay(parts.day, published) : null;
    month = near?.month ?? guess?.month;
    year = year ?? near?.year ?? guess?.year;
  }
  if (month !== undefined && year === undefined) year = near?.year ?? published?.year;
  if (year !== undefined && parts.year === undefined) inferred.push("year");
  if (
    month !== undefined &&
    parts.day !== undefined &&
    !isRealDate(year ?? 2000, month, parts.day) &&
    parts.month === undefined
  )
    return null;
  return { ...defined({ year, month, day: parts.day, hour: parts.hour, minute: parts.minute }), inferred, start, end };
}

/** A bare day far ahead of the article's own is one of the month before. */
function monthOfBareDay(day: number, published: Day): { year: number; month: number } {
  return day - published.day > 10 ? shiftMonths({ ...published, day: 1 }, -1) : published;
}

function shifted(parts: DateParts, published: Day | null, start: number, end: number): DateMention | null {
  const { days, months, years } = parts.shift ?? {};
  const base = { ...defined({ month: parts.month, day: parts.day }), start, end };
  if (!published) return parts.month === undefined ? null : { ...base, inferred: [] };
  if (days !== undefined) return { ...addDays(published, days), inferred: ["year", "month", "day"], start, end };
  if (months !== undefined) {
    const { year, month } = shiftMonths({ ...published, day: 1 }, months);
    return { ...base, year, month, inferred: ["year", "month"] };
  }
  return { ...base, year: published.year + (years ?? 0), inferred: ["year"] };
}

function defined(parts: DateParts): Pick<DateMention, "year" | "month" | "day" | "hour" | "minute"> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
