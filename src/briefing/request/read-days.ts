import type { BriefingDays } from "../../domain/subscription.ts";
import { parseHanNumber } from "../../language/chinese-numerals.ts";
import type { TakenText } from "./taken-text.ts";

const ENGLISH =
  "(?:sun(?:day)?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?)s?\\b";
const STARTS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const WEEK = "(?:周|星期|礼拜)";
const HAN_DAYS = "日一二三四五六";
const HAN_DAY = `[${HAN_DAYS}天](?![点时\\d])`;
const EVERY_ENGLISH = "(?:\\b(?:every|each|on|weekly(?: on)?|every week on)\\s+)?";
const EVERY_HAN = "(?:每个?|逢)?";

const WORKDAYS =
  /\b(?:every |each |on )?(?:weekdays?|week days?|workdays?|working days?|business days?)\b|(?:每个?|逢)?工作日/u;
const DAILY =
  /\bdaily\b|\b(?:every|each) ?day\b|\b(?:every|each) (?=(?:morning|afternoon|evening|night)\b)|每天|每日|天天|每(?=[早晚])/u;
const WEEKLY = /\bweekly\b|\b(?:every|each) week\b|\bonce a week\b|每个?(?:周|星期|礼拜)|每周/u;
const MONTHLY = /\bmonthly\b|\b(?:every|each) month\b|\bonce a month\b|每个?月/u;
const LAST_OF_MONTH =
  /\b(?:on )?(?:the )?last day of (?:the|every|each) month\b|\b(?:at )?(?:the )?end of (?:the|every|each) month\b|每个?月的?(?:最后一天|月底|底|末)|月底/u;
const ENGLISH_DATE =
  /(?:\b(?:monthly|every month|each month)\s+)?(?:\bon )?(?:\bthe )?\b(\d{1,3})(?:st|nd|rd|th)\b(?: day)?(?: of (?:the|every|each) month\b)?/u;
const FIRST_OF_MONTH = /\b(?:on )?(?:the )?first(?: day)? of (?:the|every|each) month\b|每个?月初/u;
const HAN_DATE = /每个?月的?(?:第)?(\d{1,3}|[一二两三四五六七八九十]{1,3})[号日]/u;
const range = (day: string, to: string) => `(${day})\\s*(?:${to})\\s*(${day})`;
const ENGLISH_RANGE = new RegExp(`${EVERY_ENGLISH}\\b${range(ENGLISH, "to|through|until|-|–")}`, "u");
const HAN_RANGE = new RegExp(`${EVERY_HAN}${WEEK}([${HAN_DAYS}天])\\s*(?:到|至|-|~)\\s*${WEEK}?([${HAN_DAYS}天])`, "u");
const ENGLISH_LIST = new RegExp(
  `${EVERY_ENGLISH}\\b(${ENGLISH}(?:(?:\\s*(?:,|/|\\+|&)\\s*|\\s*,?\\s+and\\s+)(?:on |every )?${ENGLISH})*)`,
  "u",
);
const HAN_LIST = new RegExp(
  `${EVERY_HAN}${WEEK}((?:[${HAN_DAYS}天])(?:\\s*[、,和及与]?\\s*(?:每?${WEEK})?${HAN_DAY})*)`,
  "u",
);
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const weekly = (weekdays: readonly number[]): BriefingDays => ({
  kind: "weekly",
  weekdays: [...new Set(weekdays)].toSorted((a, b) => a - b),
});

/** A day that no month has. */
export interface WrongDay {
  readonly wrong: string;
}

/**
 * Reads and takes away on which days: "every Monday", "weekdays", "Mon-Fri", "monthly on the 15th", 每周一和周四, 工作日,
 * 每月十五日. Weekly alone is on Mondays, monthly alone on the first. Null where no day is named.
 */
export function readDays(text: TakenText): BriefingDays | WrongDay | null {
  return readMonthDay(text) ?? readWeekdays(text);
}

function readMonthDay(text: TakenText): BriefingDays | WrongDay | null {
  if (text.take(LAST_OF_MONTH) !== null) return afterMonthly(text, { kind: "monthly", day: 31 });
  if (text.take(FIRST_OF_MONTH) !== null) return { kind: "monthly", day: 1 };
  const found = text.take(HAN_DATE) ?? text.take(ENGLISH_DATE);
  if (found === null) return text.take(MONTHLY) === null ? null : { kind: "monthly", day: 1 };
  const day = numberOf(found[1]!);
  if (day < 1 || day > 31) return { wrong: text.written(found) };
  return afterMonthly(text, { kind: "monthly", day });
}

/** "On the 15th of every month" and "monthly, the 15th" say it twice. */
function afterMonthly(text: TakenText, days: BriefingDays): BriefingDays {
  text.take(MONTHLY);
  return days;
}

function readWeekdays(text: TakenText): BriefingDays | null {
  if (text.take(WORKDAYS) !== null) return weekly([1, 2, 3, 4, 5]);
  const range = text.take(ENGLISH_RANGE) ?? text.take(HAN_RANGE);
  if (range !== null) return weekly(between(weekdayOf(range[1]!), weekdayOf(range[2]!)));
  const named = weekdaysIn(text);
  if (named.length > 0) {
    text.take(WEEKLY);
    return weekly(named);
  }
  if (text.take(DAILY) !== null) return weekly(EVERY_DAY);
  return text.take(WEEKLY) === null ? null : weekly([1]);
}

function weekdaysIn(text: TakenText): readonly number[] {
  const han = text.take(HAN_LIST)?.[1];
  if (han !== undefined) return [...han.matchAll(new RegExp(`[${HAN_DAYS}天]`, "gu"))].map(([day]) => weekdayOf(day));
  const english = text.take(ENGLISH_LIST)?.[1];
  return english === undefined ? [] : [...english.matchAll(new RegExp(ENGLISH, "gu"))].map(([day]) => weekdayOf(day));
}

function weekdayOf(word: string): number {
  if (word === "天") return 0;
  const han = HAN_DAYS.indexOf(word);
  return han >= 0 ? han : STARTS.indexOf(word.slice(0, 3));
}

function between(first: number, last: number): readonly number[] {
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => (first + i) % 7);
}

function numberOf(written: string): number {
  return /^\d/u.test(written) ? Number(written) : (parseHanNumber(written) ?? 0);
}
