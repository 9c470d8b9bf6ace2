import { addDays } from "../calendar.ts";
import { PERIOD_WORDS } from "./period-words.ts";
import { ago, relativeYear, rolling, unitRelative } from "./relative-span.ts";
import {
  daySpan,
  monthsSpan,
  type Span,
  type SpanContext,
  type SpanFound,
  type SpanReader,
  sureSpan,
  unitSpan,
  weekdayOf,
} from "./span.ts";
import { isWhole, skipBlanks, wordAt } from "./word-table.ts";
import { type WrittenDate, writtenDateAt, yearOf } from "./written-date.ts";

/** Reads the day or the span of days that begins at `at` of a folded text, the longest way it can be read. */
export function spanAt(text: string, at: number, context: SpanContext): SpanFound | null {
  let best: SpanFound | null = null;
  for (const read of READERS) {
    const found = read(text, at, context);
    if (found !== null && found.end > (best?.end ?? at)) best = found;
  }
  return best;
}

const date: SpanReader = (text, at, context) => {
  const found = writtenDateAt(text, at);
  if (found === null) return null;
  if (found.month === undefined) return partOfYear(text, found, context) ?? wholeYear(found);
  const year = found.year ?? context.year ?? yearOf(found, context.today);
  const span =
    found.day === undefined ? monthsSpan(year, found.month) : daySpan({ year, month: found.month, day: found.day });
  const ten = found.day === undefined ? wordAt(text, found.end, PERIOD_WORDS.tens) : null;
  if (ten !== null && /\p{Script=Han}/u.test(ten.word)) return sureSpan(tenSpan(ten.value, year, found.month), ten.end);
  const relative =
    found.year === undefined && found.bare === true ? relativeYear(text, found.end, context.today) : null;
  if (relative !== null) return sureSpan(monthsSpan(relative.year, found.month), relative.end);
  return { span, end: found.end, loose: found.bare === true, yearless: found.year === undefined };
};

function wholeYear({ year, end, bare }: WrittenDate): SpanFound {
  return { span: monthsSpan(year!, 1, 12), end, loose: bare === true };
}

/** 2024年上半年, 2024 Q3 */
function partOfYear(text: string, { year, end }: WrittenDate, _: SpanContext): SpanFound | null {
  const at = text[end] === "的" ? end + 1 : skipBlanks(text, end);
  const part = wordAt(text, at, PERIOD_WORDS.parts);
  return part === null ? null : sureSpan(partSpan(part.value, year!), part.end);
}

function partSpan(months: string, year: number): Span {
  const [from, to] = months.split("-").map(Number) as [number, number];
  return monthsSpan(year, from, to);
}

/** early June, late May 2024; 6月上旬 is read with its month */
const tenFirst: SpanReader = (text, at, context) => {
  const ten = wordAt(text, at, PERIOD_WORDS.tens);
  const found = ten === null ? null : writtenDateAt(text, skipBlanks(text, ten.end));
  if (ten === null || found?.month === undefined || found.day !== undefined) return null;
  return sureSpan(tenSpan(ten.value, found.year ?? yearOf(found, context.today), found.month), found.end);
};

function tenSpan(days: string, year: number, month: number): Span {
  const { first, last } = monthsSpan(year, month);
  const [from, to] = days.split("-").map(Number) as [number, number];
  return { first: { ...first, day: from }, last: { ...last, day: Math.min(to, last.day) } };
}

/** the week of June 2 */
const weekOf: SpanReader = (text, at, context) => {
  const named = wordAt(text, at, PERIOD_WORDS.weekOf);
  const found = named === null ? null : spanAt(text, skipBlanks(text, named.end), context);
  return found === null ? null : sureSpan(unitSpan("week", 0, found.span.first), found.end);
};

/** Q3 2024, the first half of last year, 上半年 */
const partFirst: SpanReader = (text, at, { today }) => {
  const part = wordAt(text, at, PERIOD_WORDS.parts);
  if (part === null) return null;
  const next = skipBlanks(text, part.end);
  const written = writtenDateAt(text, text.startsWith("of ", next) ? next + 3 : next);
  if (written?.year !== undefined && written.month === undefined)
    return sureSpan(partSpan(part.value, written.year), written.end);
  const relative = relativeYear(text, next, today);
  if (relative !== null && /^[a-z]/u.test(part.word))
    return sureSpan(partSpan(part.value, relative.year), relative.end);
  if (!PERIOD_WORDS.loneParts.has(part.word)) return null;
  const ahead = partSpan(part.value, today.year).first.month > today.month;
  return sureSpan(partSpan(part.value, ahead ? today.year - 1 : today.year), part.end);
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
  return sureSpan(monthsSpan(year.year, 1, 12), year.end);
};

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
  if (begin !== null) return sureSpan(daySpan(unitSpan(begin.value, 0, today).first), begin.end);
  const toDate = wordAt(text, at, PERIOD_WORDS.toDate);
  if (toDate === null) return null;
  return sureSpan({ first: unitSpan(toDate.value, 0, today).first, last: today }, toDate.end);
};

/** 2010s, 2020年代 */
const decade: SpanReader = (text, at) => {
  DECADE.lastIndex = at;
  const found = DECADE.exec(text);
  if (found === null || !isWhole(text, at, at + found[0].length)) return null;
  const year = Number(found[1]);
  const span = { first: { year, month: 1, day: 1 }, last: { year: year + 9, month: 12, day: 31 } };
  return sureSpan(span, at + found[0].length);
};
const DECADE = /(?:the )?((?:19|20)\d0)(?:'?s|年代)/uy;

/** 3月1日至15日 */
const dayAfter: SpanReader = (text, at, { before }) => {
  LONE_DAY.lastIndex = at;
  const found = before === undefined ? null : LONE_DAY.exec(text);
  if (found === null || before === undefined) return null;
  return sureSpan(daySpan({ ...before, day: Number(found[1]) }), at + found[0].length);
};
const LONE_DAY = /(3[01]|[12]\d|0?[1-9])[日号]/uy;

const others: SpanReader = (_, at, context) => context.others?.get(at) ?? null;

const READERS: readonly SpanReader[] = [
  tenFirst,
  weekOf,
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
