import { parseHanNumber } from "./chinese-numerals.ts";

/** What a pattern read, before anything is understood from context. */
export interface DateParts {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly hour?: number | undefined;
  readonly minute?: number | undefined;
  /** Days from the article's day ("yesterday": -1), or years from its year ("last year"), or months. */
  readonly shift?: { readonly days?: number; readonly months?: number; readonly years?: number } | undefined;
}

/** One way to write a date: `read` gives its parts, or null when the match is something else. Patterns read folded text. */
export interface DatePattern {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, text: string) => DateParts | null;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(?<month>january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?)";
const DAY = "(?<day>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?";
const YEAR = "(?<year>1[0-9]\\d\\d|20\\d\\d)";
const N = "\\d|[一二三四五六七八九十]";
const HAN_YEAR = "(?<year>\\d{4}|[一二][〇零0一二三四五六七八九]{3})\\s?年";
const HAN_MONTH = "(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\\s?月份?";
const HAN_DAY =
  "(?<day>3[01]|[12]\\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])\\s?[日号]";
const LONE_DAY = "(?<day>3[01]|[12]\\d|0?[1-9]|三十一?|二十[一二三四五六七八九]|十[一二三四五六七八九])\\s?日";

const number = (text: string | undefined) => (text === undefined ? undefined : (parseHanNumber(text) ?? undefined));
const monthNumber = (name: string | undefined) =>
  name === undefined ? undefined : MONTHS.indexOf(name.slice(0, 3)) + 1;

const plain = (m: RegExpExecArray): DateParts => ({
  year: number(m.groups?.year),
  month: number(m.groups?.month),
  day: number(m.groups?.day),
});
const english = (m: RegExpExecArray): DateParts => ({
  ...plain(m),
  month: monthNumber(m.groups?.month),
  year: number(m.groups?.year),
});
const afternoon = (word: string | undefined, hour: number) =>
  word && /下午|晚|傍晚|夜|p/.test(word) && hour < 12 ? hour + 12 : hour;

function clock(m: RegExpExecArray): DateParts | null {
  const hour = number(m.groups?.hour);
  if (hour === undefined || hour > 24) return null;
  const minute = m.groups?.half ? 30 : number(m.groups?.minute);
  return minute !== undefined && minute > 59 ? null : { hour: afternoon(m.groups?.half_day, hour), minute };
}

const RELATIVE_DAYS: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  今晚: 0,
  今晨: 0,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  昨夜: -1,
  前天: -2,
  前日: -2,
  明天: 1,
  明日: 1,
  明晚: 1,
  后天: 2,
  today: 0,
  tonight: 0,
  yesterday: -1,
  "last night": -1,
  tomorrow: 1,
};
const RELATIVE_YEARS: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  去年: -1,
  前年: -2,
  明年: 1,
  "this year": 0,
  "last year": -1,
  "next year": 1,
};
const RELATIVE_MONTHS: Readonly<Record<string, number>> = {
  本月: 0,
  这个月: 0,
  上月: -1,
  上个月: -1,
  下月: 1,
  下个月: 1,
  "this month": 0,
  "last month": -1,
  "next month": 1,
};
const any = (table: Readonly<Record<string, number>>) => Object.keys(table).join("|");
const pattern = (source: string) => new RegExp(source, "gu");

/** Longest and surest first; where two begin alike the longer wins. */
export const DATE_PATTERNS: readonly DatePattern[] = [
  {
    pattern: pattern("(?<!\\d)(?<year>\\d{4})[-/.](?<month>1[0-2]|0?[1-9])[-/.](?<day>3[01]|[12]\\d|0?[1-9])(?!\\d)"),
    read: plain,
  },
  { pattern: pattern("(?<![\\d-])(?<year>(?:19|20)\\d\\d)-(?<month>1[0-2]|0[1-9])(?![\\d-])"), read: plain },
  { pattern: pattern(`(?<!\\d)${HAN_YEAR}\\s?${HAN_MONTH}\\s?${HAN_DAY}`), read: plain },
  { pattern: pattern(`(?<!\\d)${HAN_YEAR}\\s?${HAN_MONTH}(?!\\s?(?:${N}))`), read: plain },
  {
    pattern: pattern(`(?<!\\d)${HAN_YEAR}(?![代前后来间])`),
    read: (m) => (Number(number(m.groups?.year)) >= 1000 ? plain(m) : null),
  },
  { pattern: pattern(`(?<!\\d|[十])${HAN_MONTH}\\s?${HAN_DAY}`), read: plain },
  {
    pattern: pattern(
      `(?<!\\d|[十])${HAN_MONTH}\\s?(?<day>3[01]|[12]\\d|0?[1-9])(?=\\s?[至到~、和-]\\s?\\d{1,2}\\s?[日号])`,
    ),
    read: plain,
  },
  {
    pattern: pattern(`(?<![\\d.十]|第)${HAN_MONTH}(?!\\s?\\d|[球饼亮色薪嫂])`),
    read: (m) => (/^[一二三四五六七八九]/.test(m[0]) && m[0].length < 2 ? null : plain(m)),
  },
  { pattern: pattern(`(?<![\\d.]|第)${LONE_DAY}(?![内游元均圆子本经])`), read: plain },
  { pattern: pattern(`\\b${DAY}(?: of)? ${MONTH}(?:,? ${YEAR})?(?![a-z\\d])`), read: english },
  { pattern: pattern(`\\b${MONTH} ${DAY}(?:,? ${YEAR})?(?![a-z\\d%])(?!,\\d|\\.\\d)`), read: english },
  { pattern: pattern(`\\b${MONTH}(?:,| of)? ${YEAR}(?![a-z\\d])`), read: english },
  {
    pattern: pattern(
      `(?<=\\b(?:in|of|since|by|for|on|before|after|about|around|from|until|to|early|late|mid|last|this|next|during|and|through)[ -])${MONTH}(?![a-z])`,
    ),
    read: english,
  },
  {
    pattern: pattern(
      `(?<=\\b(?:in|since|by|from|to|until|till|during|before|after|early|late|mid|around|circa|between|and|of|year|the)[ -]|[(,] ?)${YEAR}(?![\\d,.%]\\d|[\\d%])(?= ?(?:[a-z,.;:)?!]|$|"|'|-))`,
    ),
    read: plain,
  },
  { pattern: pattern(`(?<word>${any(RELATIVE_DAYS)})`), read: (m) => ({ shift: { days: RELATIVE_DAYS[m[0]] ?? 0 } }) },
  {
    pattern: pattern(`(?:${any(RELATIVE_YEARS)})(?:的)?${HAN_MONTH}(?:\\s?${HAN_DAY})?`),
    read: (m) => ({ ...plain(m), shift: { years: RELATIVE_YEARS[m[0].slice(0, 2)] ?? 0 } }),
  },
  { pattern: pattern(any(RELATIVE_YEARS)), read: (m) => ({ shift: { years: RELATIVE_YEARS[m[0]] ?? 0 } }) },
  {
    pattern: pattern(`(?<word>${any(RELATIVE_MONTHS)})(?:\\s?${HAN_DAY})?`),
    read: (m) => ({
      day: number(m.groups?.day),
      shift: { months: RELATIVE_MONTHS[m.groups?.word ?? ""] ?? 0 },
    }),
  },
  {
    pattern: pattern(
      "(?<half_day>凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|晚|夜间)?(?<!\\d)(?<hour>2[0-4]|1\\d|0?\\d)[:](?<minute>[0-5]\\d)(?::[0-5]\\d)?(?!\\d)",
    ),
    read: clock,
  },
  {
    pattern: pattern(
      "(?<half_day>凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|晚|夜间)(?<hour>2[0-4]|1\\d|0?\\d|十[一二]?|[一二两三四五六七八九])[时点](?:(?<minute>[0-5]?\\d)分|(?<half>半))?",
    ),
    read: clock,
  },
  { pattern: pattern("(?<![\\d.])(?<hour>2[0-4]|1\\d|0?\\d)[时点](?<minute>[0-5]?\\d)分"), read: clock },
  {
    pattern: pattern("(?<![\\d.:])(?<hour>1[0-2]|0?[1-9])(?::(?<minute>[0-5]\\d))? ?(?<half_day>[ap]\\.?m\\b\\.?)"),
    read: clock,
  },
];
