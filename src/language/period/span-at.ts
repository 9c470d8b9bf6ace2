import { addDays, type Day } from "../calendar.ts";
import { parseHanNumber } from "../chinese-numerals.ts";
import { PERIOD_WORDS } from "./period-words.ts";
import { back, daySpan, monthsSpan, rollingSpan, type Span, unitSpan, weekdayOf } from "./span.ts";
import { isWhole, skipBlanks, wordAt } from "./word-table.ts";
import { type WrittenDate, writtenDateAt, yearOf } from "./written-date.ts";

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

type SpanReader = (text: string, at: number, context: SpanContext) => SpanFound | null;

/** Reads the day or the span of days that begins at `at` of a folded text, the longest way it can be read. */
export function spanAt(text: string, at: number, context: SpanContext): SpanFound | null {
  let best: SpanFound | null = null;
  for (const read of READERS) {
    const found = read(text, at, context);
    if (found !== null && found.end > (best?.end ?? at)) best = found;
  }
  return best;
}

const sure = (span: Span, end: number): SpanFound => ({ span, end, loose: false });

const date: SpanReader = (text, at, context) => {
  const found = writtenDateAt(text, at);
  if (found === null) return null;
  if (found.month === undefined) return partOfYear(text, found, context) ?? wholeYear(found);
  const year = found.year ?? context.year ?? yearOf(found, context.today);
  const span =
    found.day === undefined ? monthsSpan(year, found.month) : daySpan({ year, month: found.month, day: found.day });
  const relative =
    found.year === undefined && found.bare === true ? relativeYear(text, found.end, context.today) : null;
  if (relative !== null) return sure(monthsSpan(relative.year, found.month), relative.end);
  return { span, end: found.end, loose: found.bare === true, yearless: found.year === undefined };
};

function wholeYear({ year, end, bare }: WrittenDate): SpanFound {
  return { span: monthsSpan(year!, 1, 12), end, loose: bare === true };
}

/** 2024年上半年, 2024 Q3 */
function partOfYear(text: string, { year, end }: WrittenDate, _: SpanContext): SpanFound | null {
  const at = text[end] === "的" ? end + 1 : skipBlanks(text, end);
  const part = wordAt(text, at, PERIOD_WORDS.parts);
  return part === null ? null : sure(partSpan(part.value, year!), part.end);
}

function partSpan(months: string, year: number): Span {
  const [from, to] = months.split("-").map(Number) as [number, number];
  return monthsSpan(year, from, to);
}

/** Q3 2024, the first half of last year, 上半年 */
const partFirst: SpanReader = (text, at, { today }) => {
  const part = wordAt(text, at, PERIOD_WORDS.parts);
  if (part === null) return null;
  const next = skipBlanks(text, part.end);
  const written = writtenDateAt(text, text.startsWith("of ", next) ? next + 3 : next);
  if (written?.year !== undefined && written.month === undefined)
    return sure(partSpan(part.value, written.year), written.end);
  const relative = relativeYear(text, next, today);
  if (relative !== null && /^[a-z]/u.test(part.word)) return sure(partSpan(part.value, relative.year), relative.end);
  if (!PERIOD_WORDS.loneParts.has(part.word)) return null;
  const ahead = partSpan(part.value, today.year).first.month > today.month;
  return sure(partSpan(part.value, ahead ? today.year - 1 : today.year), part.end);
};

/** 去年, last year, and what stands after it: 去年6月, 今年上半年 */
const yearRelative: SpanReader = (text, at, context) => {
  const year = relativeYear(text, at, context.today);
  if (year === null) return null;
  const part = partOfYear(text, year, context);
  if (part !== null) return part;
  const next = text[year.end] === "的" ? year.end + 1 : skipBlanks(text, year.end);
  const inside = writtenDateAt(text, next);
  if (inside?.month !== undefined && inside.year === undefined && inside.bare === undefined)
    return date(text, next, { ...context, year: year.year });
  return sure(monthsSpan(year.year, 1, 12), year.end);
};

function relativeYear(text: string, at: number, today: Day): { readonly year: number; readonly end: number } | null {
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
const unitRelative: SpanReader = (text, at, { today }) => {
  const found = offsetUnitAt(text, at);
  if (found === null) return null;
  if (found.unit === "fortnight" && found.offset < 0) return sure(rollingSpan("fortnight", 1, today), found.end);
  const span = unitSpan(found.unit, found.offset, today);
  if (found.unit !== "week")
    return PERIOD_WORDS.notAfterMonth.has(text[found.end] ?? "") ? null : sure(span, found.end);
  const day = wordAt(text, found.end - 1, PERIOD_WORDS.weekdays) ?? wordAt(text, found.end - 2, PERIOD_WORDS.weekdays);
  if (day !== null && day.end > found.end) return sure(daySpan(addDays(span.first, day.value - 1)), day.end);
  return text[found.end] === "刊" ? null : sure(span, found.end);
};

/** the last three days, 最近一个月, 近两年来, past week */
const rolling: SpanReader = (text, at, { today }) => {
  const lead = wordAt(text, at, PERIOD_WORDS.rolling);
  if (lead === null) return null;
  const next = skipBlanks(text, lead.end);
  const n = numberAt(text, next);
  const unit = wordAt(text, skipBlanks(text, n?.end ?? next), PERIOD_WORDS.units);
  if (n === null && unit?.value !== "half" && !/past|recent/u.test(lead.word)) return null;
  if (unit === null || (unit.word === "月" && n !== null)) return null;
  const end = wordAt(text, unit.end, PERIOD_WORDS.lately)?.end ?? unit.end;
  return sure(rollingSpan(unit.value, n?.value ?? 1, today), end);
};

/** three weeks ago, 两天前, 半年前 */
const ago: SpanReader = (text, at, { today }) => {
  const n = numberAt(text, at);
  const unit = wordAt(text, skipBlanks(text, n?.end ?? at), PERIOD_WORDS.units);
  if (unit === null || (n === null && unit.value !== "half") || (unit.word === "月" && n !== null)) return null;
  const next = skipBlanks(text, unit.end);
  const past = wordAt(text, next, PERIOD_WORDS.ago);
  if (past !== null) {
    const from = back(unit.value, n?.value ?? 1, today);
    return sure({ ...unitSpan(unit.value, 0, from), from }, past.end);
  }
  const lately = wordAt(text, next, PERIOD_WORDS.lately);
  return lately === null ? null : sure(rollingSpan(unit.value, n?.value ?? 1, today), lately.end);
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

const dayWord: SpanReader = (text, at, { today }) => {
  const found = wordAt(text, at, PERIOD_WORDS.days);
  if (found === null) return null;
  return { span: daySpan(addDays(today, found.value)), end: found.end, loose: PERIOD_WORDS.loose.has(found.word) };
};

/** Monday is the last one, today included. */
const weekday: SpanReader = (text, at, { today }) => {
  const found = wordAt(text, at, PERIOD_WORDS.weekdays);
  if (found === null) return null;
  const passed = (weekdayOf(today) - found.value + 7) % 7;
  return { span: daySpan(addDays(today, -passed)), end: found.end, loose: true };
};

/** the beginning of the year, 月初, year to date */
const begun: SpanReader = (text, at, { today }) => {
  const begin = wordAt(text, at, PERIOD_WORDS.begin);
  if (begin !== null) return sure(daySpan(unitSpan(begin.value, 0, today).first), begin.end);
  const toDate = wordAt(text, at, PERIOD_WORDS.toDate);
  if (toDate === null) return null;
  return sure({ first: unitSpan(toDate.value, 0, today).first, last: today }, toDate.end);
};

/** 2010s, 2020年代 */
const decade: SpanReader = (text, at) => {
  DECADE.lastIndex = at;
  const found = DECADE.exec(text);
  if (found === null || !isWhole(text, at, at + found[0].length)) return null;
  const year = Number(found[1]);
  const span = { first: { year, month: 1, day: 1 }, last: { year: year + 9, month: 12, day: 31 } };
  return sure(span, at + found[0].length);
};
const DECADE = /(?:the )?((?:19|20)\d0)(?:'?s|年代)/uy;

/** 3月1日至15日 */
const dayAfter: SpanReader = (text, at, { before }) => {
  LONE_DAY.lastIndex = at;
  const found = before === undefined ? null : LONE_DAY.exec(text);
  if (found === null || before === undefined) return null;
  return sure(daySpan({ ...before, day: Number(found[1]) }), at + found[0].length);
};
const LONE_DAY = /(3[01]|[12]\d|0?[1-9])[日号]/uy;

const others: SpanReader = (_, at, context) => context.others?.get(at) ?? null;

const READERS = [
  date,
  partFirst,
  yearRelative,
  unitRelative,
  rolling,
  ago,
  dayWord,
  weekday,
  begun,
  decade,
  dayAfter,
  others,
];
