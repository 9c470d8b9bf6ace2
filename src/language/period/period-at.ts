import { addDays, type Day, isoDay } from "../calendar.ts";
import { type AfterRole, PERIOD_WORDS, type Role } from "./period-words.ts";
import type { Span, SpanContext, SpanFound } from "./span.ts";
import { spanAt } from "./span-at.ts";
import { isWhole, skipBlanks, wordAt } from "./word-table.ts";

/** A period named in a text: ISO days, both included, each left open where nothing is said of it. */
export interface PeriodFound {
  readonly since?: string;
  readonly until?: string;
  readonly start: number;
  readonly end: number;
  /** Could be part of a name where other words touch it: "2023", "March". */
  readonly loose: boolean;
}

/** Reads the period that begins at `at` of a folded text, with the words before and after it; null where there is none. */
export function periodAt(text: string, at: number, context: SpanContext): PeriodFound | null {
  const role = wordAt(text, at, PERIOD_WORDS.roles);
  if (role !== null) {
    const found = periodWith(role.value, text, skipBlanks(text, role.end), context);
    if (found !== null) return { ...found, start: at, loose: false };
  }
  const first = spanAt(text, at, context);
  if (first === null) return null;
  return { ...afterFirst(first, text, context, "in"), start: at };
}

type Ends = Omit<PeriodFound, "start">;

function periodWith(role: Role, text: string, at: number, context: SpanContext): Ends | null {
  const first = spanAt(text, at, context);
  if (first === null) return null;
  if (role === "since" || role === "from" || role === "between") return afterFirst(first, text, context, role);
  // 在2023年和2024年之间
  const range = role === "in" ? rangeAt(first, text, skipBlanks(text, first.end), context, "between") : null;
  if (range !== null && /间$/u.test(text.slice(0, range.end))) return range;
  const after = wordAt(text, skipBlanks(text, first.end), PERIOD_WORDS.after);
  // 到3月为止, 在3月之前
  const said = after !== null && after.value !== "since" ? after.value : null;
  const end = said === null ? first.end : after!.end;
  const meant = role === "in" || (role === "until" && said === "before") ? (said ?? role) : role;
  return bounded(meant, first.span, end);
}

/** What follows a first date: the second of a range, or a word that says on which side of it the period lies. */
function afterFirst(first: SpanFound, text: string, context: SpanContext, role: "in" | Role): Ends {
  if (first.range === true) return bounded("in", first.span, first.end);
  const next = skipBlanks(text, first.end);
  const range = rangeAt(first, text, next, context, role);
  if (range !== null) return range;
  const after = afterAt(text, next);
  // 自2021年起至2022年
  const later = after?.value === "since" ? rangeAt(first, text, skipBlanks(text, after.end), context, role) : null;
  if (later !== null) return later;
  if (after !== null) return bounded(role === "since" ? "since" : after.value, first.span, after.end);
  const sinceFirst = role === "since" || (role === "from" && isChinese(text, first));
  return { ...bounded(sinceFirst ? "since" : "in", first.span, first.end), loose: first.loose && role === "in" };
}

/** 从上周 is since then; "from last week" is that week. */
function isChinese(text: string, { end }: SpanFound): boolean {
  return /\p{Script=Han}/u.test(text[end - 1] ?? "");
}

/** A word after a date; the short ones of Chinese are parts of other words where more follows (后 of 后果). */
function afterAt(text: string, at: number): { readonly value: AfterRole; readonly end: number } | null {
  const after = wordAt(text, at, PERIOD_WORDS.after);
  if (after === null) return null;
  if (after.word === "on" && skipBlanks(text, after.end) < text.length) return null;
  const short = /^[起后前止间内里]$/u.test(after.word);
  return short && /\p{Script=Han}/u.test(text[after.end] ?? "") && !/[的至到]/u.test(text[after.end]!) ? null : after;
}

function rangeAt(first: SpanFound, text: string, at: number, context: SpanContext, role: Role): Ends | null {
  const to = wordAt(text, at, PERIOD_WORDS.to);
  if (to === null || (PERIOD_WORDS.andOnly.has(to.word) && role !== "between")) return null;
  const around = { ...context, year: first.span.first.year, before: first.span.last };
  let second = spanAt(text, skipBlanks(text, to.end), around);
  if (second === null) return null;
  let { span } = first;
  if (first.yearless && !second.yearless && second.span.last.year !== span.first.year)
    span = withYear(span, second.span.last.year);
  // November to February runs over the year.
  if (second.yearless && isoDay(second.span.last) < isoDay(span.first))
    second = { ...second, span: withYear(second.span, span.first.year + 1) };
  const after = wordAt(text, skipBlanks(text, second.end), PERIOD_WORDS.after);
  const end = after !== null && (after.value === "in" || after.value === "until") ? after.end : second.end;
  return { since: isoDay(span.from ?? span.first), until: isoDay(second.span.last), end, loose: false };
}

function withYear(span: Span, year: number): Span {
  const moved = (day: Day): Day => addDays({ ...day, year }, 0);
  return { first: moved(span.first), last: moved(span.last) };
}

function bounded(role: Role | AfterRole, { first, last, from }: Span, end: number): Ends {
  const at = { end, loose: false };
  switch (role) {
    case "since":
      return { since: isoDay(from ?? first), ...at };
    case "after":
      return { since: isoDay(addDays(from ?? last, 1)), ...at };
    case "until":
      return { until: isoDay(from ?? last), ...at };
    case "before":
      return { until: isoDay(addDays(from ?? first, -1)), ...at };
    default:
      return { since: isoDay(first), until: isoDay(last), ...at };
  }
}

/** Whether nothing of a name touches a period that may be part of one: blanks, marks or the text's ends beside it. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const apart = (char: string | undefined) => char === undefined || (/[\s\p{P}]/u.test(char) && !/[-/.]/u.test(char));
  return apart(text[start - 1]) && apart(text[end]) && isWhole(text, start, end);
}
