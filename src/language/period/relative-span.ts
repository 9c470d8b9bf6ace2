import { addDays, type Day } from "../calendar.ts";
import { parseHanNumber } from "../chinese-numerals.ts";
import { PERIOD_WORDS } from "./period-words.ts";
import { back, daySpan, rollingSpan, type SpanReader, sureSpan, unitSpan } from "./span.ts";
import { skipBlanks, wordAt } from "./word-table.ts";

/** The year that 去年, "last year" or "this year" names. */
export function relativeYear(
  text: string,
  at: number,
  today: Day,
): { readonly year: number; readonly end: number } | null {
  const found = offsetUnitAt(text, at);
  return found?.unit === "year" ? { year: today.year + found.offset, end: found.end } : null;
}

function offsetUnitAt(text: string, at: number) {
  const offset = wordAt(text, at, PERIOD_WORDS.offsets);
  if (offset === null) return null;
  const unit = wordAt(text, skipBlanks(text, offset.end), PERIOD_WORDS.units);
  if (unit === null || !fits(offset.word, unit.word)) return null;
  // 今年轻人
  if (unit.value === "year" && PERIOD_WORDS.notAfterYear.has(text[unit.end] ?? "")) return null;
  return { offset: offset.value, unit: unit.value, end: unit.end };
}

/** 去 and 明 go with 年 alone, 今 with 年 and 天; 前年 is two years ago, 前天 a day; 这年 and 本天 are not said. */
function fits(offset: string, unit: string): boolean {
  if (/[去明]$/u.test(offset)) return unit === "年";
  if (offset === "今") return unit === "年";
  if (offset === "前") return unit === "年";
  return !/\p{Script=Han}/u.test(offset) || !/^[天日]$/u.test(unit);
}

/** last week, 上个月, 上周五, this quarter */
export const unitRelative: SpanReader = (text, at, { today }) => {
  const found = offsetUnitAt(text, at);
  if (found === null) return null;
  if (found.unit === "fortnight" && found.offset < 0) return sureSpan(rollingSpan("fortnight", 1, today), found.end);
  const span = unitSpan(found.unit, found.offset, today);
  if (found.unit !== "week")
    return PERIOD_WORDS.notAfterMonth.has(text[found.end] ?? "") ? null : sureSpan(span, found.end);
  const day = wordAt(text, found.end - 1, PERIOD_WORDS.weekdays) ?? wordAt(text, found.end - 2, PERIOD_WORDS.weekdays);
  if (day !== null && day.end > found.end) return sureSpan(daySpan(addDays(span.first, day.value - 1)), day.end);
  return text[found.end] === "刊" ? null : sureSpan(span, found.end);
};

/** the last three days, 最近一个月, 近两年来, past week */
export const rolling: SpanReader = (text, at, { today }) => {
  const lead = wordAt(text, at, PERIOD_WORDS.rolling);
  if (lead === null) return null;
  const next = skipBlanks(text, lead.end);
  const n = numberAt(text, next);
  const unit = wordAt(text, skipBlanks(text, n?.end ?? next), PERIOD_WORDS.units);
  if (n === null && unit?.value !== "half" && !/past|recent/u.test(lead.word)) return null;
  if (unit === null || (unit.word === "月" && n !== null)) return null;
  const end = wordAt(text, unit.end, PERIOD_WORDS.lately)?.end ?? unit.end;
  return sureSpan(rollingSpan(unit.value, n?.value ?? 1, today), end);
};

/** three weeks ago, 两天前, 半年前 */
export const ago: SpanReader = (text, at, { today }) => {
  const n = numberAt(text, at);
  const unit = wordAt(text, skipBlanks(text, n?.end ?? at), PERIOD_WORDS.units);
  if (unit === null || (n === null && unit.value !== "half") || (unit.word === "月" && n !== null)) return null;
  const next = skipBlanks(text, unit.end);
  const past = wordAt(text, next, PERIOD_WORDS.ago);
  if (past !== null) {
    const from = back(unit.value, n?.value ?? 1, today);
    return sureSpan({ ...unitSpan(unit.value, 0, from), from }, past.end);
  }
  const lately = wordAt(text, next, PERIOD_WORDS.lately);
  return lately === null ? null : sureSpan(rollingSpan(unit.value, n?.value ?? 1, today), lately.end);
};

function numberAt(text: string, at: number): { readonly value: number; readonly end: number } | null {
  const word = wordAt(text, at, PERIOD_WORDS.numbers);
  if (word !== null) return word;
  NUMBER.lastIndex = at;
  const run = NUMBER.exec(text)?.[0];
  const value = run === undefined ? null : parseHanNumber(run);
  return value === null || value < 1 || value > 1000 ? null : { value, end: at + run!.length };
}
const NUMBER = /\d{1,3}|[一二两三四五六七八九十百]{1,4}/uy;
