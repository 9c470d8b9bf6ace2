import { parseHanNumber } from "../../language/chinese-numerals.ts";
import type { TakenText } from "./taken-text.ts";

const HAN = "[零〇一二两三四五六七八九十]{1,3}";
const PART = "(凌晨|清晨|早晨|早上|早|上午|中午|午间|下午|午后|傍晚|晚上|晚间|晚|夜里|夜间|半夜)";
const WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const ENGLISH_PART = /\b(?:in the )?(morning|afternoon|evening|night)s?\b/u;

/** 上午九点半, 早上8点, 下午3:30, 21时 */
const HAN_TIME = new RegExp(
  `(?:在|于)?${PART}\\s{0,2}(\\d{1,3})[:](\\d{1,3})分?|(?:在|于)?${PART}?\\s{0,2}(\\d{1,3}|${HAN})(?:点钟?|时(?![区间]))(?:整|(半|一刻|三刻|\\d{1,2}分?|${HAN}分?(?!月)))?`,
  "u",
);
const HALF = "(?:\\s{0,2}(a\\.?m\\b\\.?|p\\.?m\\b\\.?))";
/** 9:30 pm, at 21.30, 9am, at 9, 9 o'clock, at nine */
const ENGLISH_TIMES = [
  `(?:\\bat |@ ?)?\\b(\\d{1,3}):(\\d{1,3})(?!\\d)${HALF}?`,
  `(?:\\bat |@ ?)?\\b(\\d{1,3})(?:\\.(\\d{2}))?${HALF}`,
  "(?:\\bat |@ ?)(\\d{1,3})(?:\\.(\\d{2}))?(?!\\d)(?: o'?clock\\b)?",
  "\\b(\\d{1,3}) o'?clock\\b",
].map((source) => new RegExp(source, "u"));
const SPELT = new RegExp(`\\bat (${WORDS.join("|")})\\b(?: o'?clock\\b)?${HALF}?`, "u");
const NAMED = /(?:\bat )?\b(noon|midday|midnight)\b|(中午|正午|午夜)/u;

/** A time that no clock shows. */
export interface WrongTime {
  readonly wrong: string;
}

/**
 * Reads and takes away the time of day, as HH:MM: "at 9", "9:30 pm", "noon", 上午九点半, 21：00. Null where none is named.
 */
export function readTime(text: TakenText): { readonly time: string } | WrongTime | null {
  const part = text.take(ENGLISH_PART)?.[1];
  const han = text.take(HAN_TIME);
  if (han !== null) {
    const [, before, hour, minute, beforeSpoken, spoken, rest] = han;
    const half = isAfternoon(before ?? beforeSpoken ?? part) ? "p" : undefined;
    return clock({ hour: hour ?? spoken!, minute: minute ?? rest, half }, text.written(han));
  }
  const english = ENGLISH_TIMES.reduce<RegExpExecArray | null>((found, each) => found ?? text.take(each), null);
  const usual = isAfternoon(part) ? "p" : undefined;
  if (english !== null) {
    const [, hour, minute, half = usual] = english;
    return clock({ hour: hour!, minute, half }, text.written(english));
  }
  const spelt = text.take(SPELT);
  if (spelt !== null) return clock({ hour: String(WORDS.indexOf(spelt[1]!) + 1), half: spelt[2] ?? usual }, "");
  const named = text.take(NAMED);
  if (named !== null) return { time: /midnight|午夜/u.test(named[0]) ? "00:00" : "12:00" };
  return part === undefined ? null : { time: isAfternoon(part) ? "18:00" : "09:00" };
}

function isAfternoon(part: string | undefined): boolean {
  return part !== undefined && /下午|午后|傍晚|晚|夜|afternoon|evening|night/u.test(part);
}

interface Spoken {
  readonly hour: string;
  readonly minute?: string | undefined;
  /** "am", "p.m." or the like. */
  readonly half?: string | undefined;
}

function clock({ hour, minute, half }: Spoken, written: string): { readonly time: string } | WrongTime {
  const said = numberOf(hour);
  const minutes = minute === undefined ? 0 : minutesOf(minute);
  const isAfter = half?.startsWith("p") === true;
  const isMorning = half?.startsWith("a") === true;
  if (minutes > 59 || said > 23 || (isMorning && said > 12)) return { wrong: written };
  const hours = isAfter && said < 12 ? said + 12 : isMorning && said === 12 ? 0 : said;
  return { time: `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}` };
}

function minutesOf(written: string): number {
  if (written === "半") return 30;
  if (written === "一刻") return 15;
  if (written === "三刻") return 45;
  return numberOf(written.replace(/分$/u, ""));
}

function numberOf(written: string): number {
  return /^\d/u.test(written) ? Number(written) : (parseHanNumber(written.replace(/^[零〇](?=.)/u, "")) ?? 99);
}
