import { readFileSync } from "node:fs";
import { firstDay } from "../extract/read-day.ts";
import type { Noise } from "./noise-rules.ts";

const FIELDS = JSON.parse(readFileSync(new URL("data/page-fields.json", import.meta.url), "utf8")) as Readonly<
  Record<"own" | "either" | "event" | "credits" | "editors" | "places", readonly string[]>
>;

/** Longest first: 浏览次数 must not be read as 浏览. */
const oneOf = (...lists: (readonly string[])[]): string =>
  lists
    .flat()
    .toSorted((a, b) => b.length - a.length)
    .join("|");

const OWN = new RegExp(`(?:${oneOf(FIELDS.own)})\\s*:`, "gu");
const EITHER = new RegExp(`^(?:${oneOf(FIELDS.either)})\\s*:`, "u");
const EVENT = new RegExp(`^.{0,4}(?:${oneOf(FIELDS.event)})\\s*:`, "u");
/** An editor's title is long enough to be known where it is glued to what stands before it. */
const CREDIT = new RegExp(
  `(?:(?:^|[\\s([【,;。|])(?:${oneOf(FIELDS.credits, FIELDS.editors)})|(?:${oneOf(FIELDS.editors)}))\\s*[:|/丨]`,
  "gu",
);
const BRACKETED = new RegExp(`^[([【]\\s*(?:${oneOf(FIELDS.credits, FIELDS.editors)})\\s+([^:]{1,24})[)\\]】]$`, "u");
const EDITORS: ReadonlySet<string> = new Set(FIELDS.editors);
const PERSON = /^(?:\p{Script=Han}{1,4}|\p{Script=Han}{1,8}·\p{Script=Han}{1,10}|[a-z][a-z\d.'-]{0,20}|某+)$/u;
const PLACE = new RegExp(`^[\\p{L}\\p{N}·“”"]{1,24}(?:${oneOf(FIELDS.places)})$`, "u");
const STAMP =
  /^(?:\p{Script=Han}{0,12}\s*)?(?:19|20)\d\d[-/.年]\s*\d{1,2}[-/.月]\s*\d{1,2}日?(?:[\st]*\d{1,2}:\d\d(?::\d\d)?)?\s*([^,。]{0,24})$/u;
/** An hour or a span belongs to something that takes place. */
const TAKES_PLACE = /上午|下午|晚上|中午|[点时]整?|至|—|~|起|星期|周[一二三四五六日]|\bto\b|[ap]m\b/u;
const END_MARK = /^[([【]完[)\]】]\s*/u;
const DATE_WORDS =
  /january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|民国|星期[一二三四五六日天]|[\d年月日号时分〇○零一二三四五六七八九十:/.()[\]-]/gu;
const LONGEST_BARE = 60;
/** What stands beside a bare day: a publisher, an author. */
const MOST_BESIDE = 24;
const MOST_VALUE = 26;
const LONGEST_FIRST = 20;
const LONGEST_BYLINE = 160;
/** A field may follow a publisher or a day, not a sentence. */
const FIRST_FIELD_BY = 22;

/** A line of field names with short values that speak of the page, or a bare date with a publisher beside it. */
export function bylineNoise(folded: string): Noise | null {
  if (folded.length > LONGEST_BYLINE || /[。!?]/u.test(folded)) return null;
  const fields = folded.match(OWN)?.length ?? 0;
  if (fields > 0 && folded.length < LONGEST_FIRST + MOST_VALUE * fields && folded.search(OWN) <= FIRST_FIELD_BY)
    return { reason: "metadata", rule: "byline", edge: true };
  if (EITHER.test(folded) && folded.length < LONGEST_FIRST + MOST_VALUE && !TAKES_PLACE.test(folded))
    return { reason: "metadata", rule: "byline", edge: true };
  const beside = folded.length < 60 ? STAMP.exec(folded)?.[1]?.trim() : undefined;
  return beside !== undefined && (beside === "" || areNames(beside.replace(/^(?:来源|from|by)?\s*[:|]?\s*/u, "")))
    ? { reason: "metadata", rule: "dateline", edge: true }
    : bareDayNoise(folded);
}

/** A line that is a day in any notation and perhaps a publisher or an author: no sentence, no hour of an event. */
function bareDayNoise(folded: string): Noise | null {
  if (folded.length > LONGEST_BARE || /[。!?;]|\.$/u.test(folded) || isEventField(folded)) return null;
  const words = folded.replace(DATE_WORDS, "");
  if (TAKES_PLACE.test(words) || words.length > MOST_BESIDE || firstDay(folded) === undefined) return null;
  const beside = words
    .split(/[\s|,]+/u)
    .filter((word) => word !== "" && !/^(?:by|published|updated|posted|on|来源)$/u.test(word));
  return beside.every((word) => areNames(word)) ? { reason: "metadata", rule: "dateline", edge: true } : null;
}

/** Whether a line is a field of an event: 地点：, 主题：, 主办：. */
export function isEventField(folded: string): boolean {
  return folded.length <= 80 && EVENT.test(folded);
}

/** Whether a line begins with a day, as entries of a timeline do. */
export function isStamped(folded: string): boolean {
  return STAMP.test(folded);
}

/** A line that names who made or edited the text, and nothing else. Who edited it may be named anywhere. */
export function creditNoise(text: string): Noise | null {
  const folded = text.replace(END_MARK, "");
  const bracketed = BRACKETED.exec(folded)?.[1];
  if (bracketed !== undefined && areNames(bracketed)) return { reason: "editor", rule: "credit", edge: true };
  const labels = [...folded.matchAll(CREDIT)];
  if (labels.length === 0 || labels[0]!.index > 1) return null;
  const named = labels.every((label, i) => {
    const value = folded.slice(label.index + label[0].length, labels[i + 1]?.index ?? folded.length);
    return areNames(value.replace(/(?<![\s)\]】;。,|])[\s)\]】;。,|]+$/u, "").trim());
  });
  if (!named) return null;
  const editors = labels.some(([label]) => EDITORS.has(label.replace(/^[\s([【,;。|]|[:|/丨]$/gu, "").trim()));
  return { reason: "editor", rule: "credit", edge: !editors };
}

/** The label before the colon of a line, as speakers of an interview have it. */
export function labelOf(folded: string): string | null {
  return /^([\p{L}·]{1,10})\s?:/u.exec(folded)?.[1] ?? null;
}

/** Names of people or organisations, or nothing. */
function areNames(value: string): boolean {
  const parts = value.split(/[\s、,/&|;]+/u).filter((part) => part !== "");
  return parts.length <= 10 && parts.every((part) => PERSON.test(part) || PLACE.test(part));
}
