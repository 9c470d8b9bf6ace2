import { readFileSync } from "node:fs";
import { type DateMention, dateMentions } from "../../language/dates.ts";
import { fold } from "../../language/fold.ts";
import { type Quantity, quantities } from "../../language/numbers.ts";
import { unitAt } from "../../language/units.ts";

/** A date or a number as it is written, and in English. */
export interface EnglishValue {
  readonly written: string;
  readonly english: string;
}

const MONTHS = Array.from({ length: 12 }, (_, i) =>
  new Date(Date.UTC(2000, i)).toLocaleString("en-GB", { month: "long", timeZone: "UTC" }),
);
const APPROX = { exact: "", more: "more than ", nearly: "nearly ", about: "about " } as const;
const HAN = /\p{Script=Han}/u;
/** 一 to 九 before a measure word say "a" or "some" as often as they count. */
const SMALL = 10;

let units: Readonly<Record<string, string>> | null = null;

/** What canonical units are called in English after a number, in the plural. */
function unitWords(): Readonly<Record<string, string>> {
  units ??= JSON.parse(readFileSync(new URL("data/english-units.json", import.meta.url), "utf8")) as Record<
    string,
    string
  >;
  return units;
}

/** The dates and numbers of a text whose Chinese form does not explain itself, in order, each form once: 8.3万人 is "83,000 people". */
export function englishValues(text: string): readonly EnglishValue[] {
  const dates = dateMentions(text);
  const numbers = quantities(text).filter(({ start, end }) =>
    dates.every((date) => end <= date.start || start >= date.end),
  );
  const found = [
    ...dates.flatMap((date) => valueAt(text, date, dateInEnglish(date))),
    ...numbers.flatMap((number) => valueAt(text, withUnit(text, number), numberInEnglish(text, number))),
  ].sort((a, b) => a.start - b.start);
  return [...new Map(found.map(({ written, english }) => [written, { written, english }])).values()];
}

function valueAt(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  english: string | null,
): readonly (EnglishValue & { readonly start: number })[] {
  return english === null ? [] : [{ start, written: text.slice(start, end), english }];
}

/** "8 June 2025", "June 2025", "8 June", "14:00": what is written, nothing that was inferred. */
function dateInEnglish(date: DateMention): string | null {
  const written = (part: "year" | "month" | "day"): number | undefined =>
    date.inferred.includes(part) ? undefined : date[part];
  const month = written("month");
  const time = date.hour === undefined ? undefined : `${date.hour}:${String(date.minute ?? 0).padStart(2, "0")}`;
  const day = [written("day"), month === undefined ? undefined : MONTHS[month - 1], written("year")]
    .filter((part) => part !== undefined)
    .join(" ");
  // A day without its month is no date in English.
  if (month === undefined && written("day") !== undefined) return null;
  return [day, time].filter(Boolean).join(", ") || null;
}

/** The span of a number with what counts it: 400余人. Folding keeps the length of what stands there. */
function withUnit(text: string, { start, end }: Quantity): { readonly start: number; readonly end: number } {
  const after = fold(text.slice(end));
  const more = /^[余多]?/u.exec(after)![0].length;
  const { length } = unitAt("", after.slice(more));
  return { start, end: end + (length === 0 ? 0 : more + length) };
}

function numberInEnglish(text: string, { value, unit, approx, ordinal, start, end }: Quantity): string | null {
  const written = text.slice(start, end);
  // 首 is "the first" more often than a number.
  if (ordinal) return HAN.test(written) && written !== "首" ? ordinalOf(value) : null;
  const measure = unit === null ? undefined : unitWords()[unit];
  if (!HAN.test(written) && measure === undefined) return null;
  if (measure === undefined && value < SMALL && !/[十百千万萬亿億点點分半]/u.test(written)) return null;
  const digits = value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
  const glue = measure === undefined || /^[%‰°]/u.test(measure) ? "" : " ";
  return `${APPROX[approx]}${digits}${glue}${measure ?? ""}`;
}

/** 1st, 2nd, 3rd, 11th. */
function ordinalOf(value: number): string {
  const rule = new Intl.PluralRules("en", { type: "ordinal" }).select(value);
  return `${value}${{ one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" }[rule]}`;
}
