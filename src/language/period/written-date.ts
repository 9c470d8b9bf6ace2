import { type Day, isRealDate } from "../calendar.ts";
import { parseHanNumber } from "../chinese-numerals.ts";
import { PERIOD_WORDS } from "./period-words.ts";
import { isWhole, skipBlanks, wordAt } from "./word-table.ts";

/** A date as far as it is written, and where it ends. `bare` marks a lone number or month name, which may be no date. */
export interface WrittenDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly end: number;
  readonly bare?: true;
}

const NUMERIC = /(\d{4})([-/.])(1[0-2]|0?[1-9])(?:\2(3[01]|[12]\d|0?[1-9]))?(?![\d.])/uy;
const HAN_YEAR = /(\d{4}|[一二][〇零一二三四五六七八九]{3})\s?年(?:度|份)?/uy;
const HAN_MONTH = /(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月(?:份|里)?/uy;
const HAN_DAY = /(3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])\s?[日号]/uy;
const YEAR = /(?:19|20)\d\d/uy;
const DAY = /(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?/uy;

/** Reads the date that begins at `at` of a folded text; null where there is none, or none that the calendar has. */
export function writtenDateAt(text: string, at: number): WrittenDate | null {
  const found = numericAt(text, at) ?? hanAt(text, at) ?? monthFirstAt(text, at) ?? dayFirstAt(text, at);
  const date = found ?? bareYearAt(text, at);
  if (date === null || !isWhole(text, at, date.end)) return null;
  const { year, month, day } = date;
  return month !== undefined && day !== undefined && !isRealDate(year ?? 2000, month, day) ? null : date;
}

/** The days a date may mean to someone whose day is `today`: a year left out is the latest that does not lie ahead. */
export function yearOf({ month, day }: WrittenDate, today: Day): number {
  const ahead = month! > today.month || (month === today.month && (day ?? 1) > today.day);
  return ahead ? today.year - 1 : today.year;
}

function numericAt(text: string, at: number): WrittenDate | null {
  const found = match(NUMERIC, text, at);
  if (found === null) return null;
  const [all, year, separator, month, day] = found;
  // 2024.5 is a number, 2024.05 a month.
  if (day === undefined && (separator === "." || month!.length < 2)) return null;
  return dated(year, month, day, at + all.length);
}

function hanAt(text: string, at: number): WrittenDate | null {
  const year = match(HAN_YEAR, text, at);
  if (year !== null && PERIOD_WORDS.notAfterYear.has(text[at + year[0].length] ?? "")) return null;
  const afterYear = year === null ? at : skipOf(text, at + year[0].length);
  const month = match(HAN_MONTH, text, afterYear);
  if (month === null) return year === null ? null : dated(year[1], undefined, undefined, at + year[0].length);
  const afterMonth = afterYear + month[0].length;
  const day = match(HAN_DAY, text, skipBlanks(text, afterMonth));
  if (day === null && isNoMonth(text, afterMonth))
    return year === null ? null : dated(year[1], undefined, undefined, at + year[0].length);
  const end = day === null ? afterMonth : skipBlanks(text, afterMonth) + day[0].length;
  return dated(year?.[1], month[1], day?.[1], end);
}

/** 五月天 and 三月三 are no months. */
function isNoMonth(text: string, end: number): boolean {
  return PERIOD_WORDS.notAfterMonth.has(text[end] ?? "") || /[\d一二三四五六七八九十]/u.test(text[end] ?? "");
}

function skipOf(text: string, at: number): number {
  return skipBlanks(text, text[at] === "的" ? at + 1 : at);
}

function monthFirstAt(text: string, at: number): WrittenDate | null {
  const month = wordAt(text, at, PERIOD_WORDS.months);
  if (month === null) return null;
  const next = skipBlanks(text, month.end);
  const year = yearAt(text, text.startsWith("of ", next) ? next + 3 : next);
  if (year !== null) return { ...year, month: month.value };
  const day = match(DAY, text, next);
  if (day === null || next === month.end || !isWhole(text, next, next + day[0].length))
    return { month: month.value, end: month.end, bare: true };
  const end = next + day[0].length;
  const after = yearAt(text, skipBlanks(text, end));
  return { ...(after ?? { end }), month: month.value, day: Number(day[1]) };
}

function dayFirstAt(text: string, at: number): WrittenDate | null {
  const day = match(DAY, text, at);
  if (day === null) return null;
  let next = skipBlanks(text, at + day[0].length);
  if (text.startsWith("of ", next)) next += 3;
  const month = wordAt(text, next, PERIOD_WORDS.months);
  if (month === null) return null;
  const year = yearAt(text, skipBlanks(text, month.end));
  return { ...(year ?? { end: month.end }), month: month.value, day: Number(day[1]) };
}

function bareYearAt(text: string, at: number): WrittenDate | null {
  const year = yearAt(text, at);
  return year === null ? null : { ...year, bare: true };
}

function yearAt(text: string, at: number): { readonly year: number; readonly end: number } | null {
  const found = match(YEAR, text, at);
  if (found === null || !isWhole(text, at, at + 4) || /^[.:]\d/u.test(text.slice(at + 4))) return null;
  return { year: Number(found[0]), end: at + 4 };
}

function dated(year: string | undefined, month: string | undefined, day: string | undefined, end: number): WrittenDate {
  const of = (text: string | undefined) => (text === undefined ? undefined : (parseHanNumber(text) ?? undefined));
  const parts = { year: of(year), month: of(month), day: of(day) };
  const known = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  return { ...known, end };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
