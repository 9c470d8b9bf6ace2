import { isoDay, isRealDate } from "../../language/calendar.ts";
import { parseHanNumber } from "../../language/chinese-numerals.ts";
import { fold } from "../../language/fold.ts";
import { scanDates } from "../../language/scan-dates.ts";

/** The republic's years count from 1912; people write them with or without its name. */
const REPUBLIC = 1911;
const ROC_NAMED =
  /(?:中华)?民国\s?(\d{1,3}|[一二三四五六七八九十百零〇]{1,6})\s?年\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?日/gu;
/** No other year has these three figures, and only the republic's calendar is written so. */
const ROC_BARE =
  /(?<![\d.])(1[01]\d)\s?(?:年|[-/.])\s?(1[0-2]|0?[1-9])\s?(?:月|[-/.])\s?(3[01]|[12]\d|0?[1-9])(?!\d)/gu;
const COMPACT = /(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/gu;
/** "06/09/2025" names its day only when one of the two cannot be a month. */
const YEAR_LAST = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)(?!\d)/gu;
/** A zero of any form between the numerals of a year. */
const ZERO = /(?<=[一二三四五六七八九〇])[○◯零Oo0](?=[一二三四五六七八九〇○◯零Oo0年])/gu;

interface Found {
  readonly at: number;
  readonly iso: string;
}

/**
 * The first whole day written in a text, as ISO day: in any notation of either language, years of the republic and Chinese
 * numerals included. What leaves the day open (a month alone, 06/09/2025) gives none; `compact` also takes 20250609.
 */
export function firstDay(text: string, { compact = false } = {}): string | undefined {
  return allDays(text, compact)[0]?.iso;
}

function allDays(text: string, compact: boolean): readonly Found[] {
  const folded = fold(text).replace(ZERO, "〇");
  const found: Found[] = [];
  const add = (at: number, year: number | null, month: number | null, day: number | null): void => {
    if (year !== null && month !== null && day !== null && isRealDate(year, month, day))
      found.push({ at, iso: isoDay({ year, month, day }) });
  };
  for (const { parts, start } of scanDates(folded))
    if (parts.shift === undefined) add(start, parts.year ?? null, parts.month ?? null, parts.day ?? null);
  for (const match of folded.matchAll(ROC_NAMED)) {
    const [year, month, day] = match.slice(1).map((part) => parseHanNumber(part));
    add(match.index, year == null ? null : year + REPUBLIC, month ?? null, day ?? null);
  }
  for (const m of folded.matchAll(ROC_BARE)) add(m.index, Number(m[1]) + REPUBLIC, Number(m[2]), Number(m[3]));
  if (compact) for (const m of folded.matchAll(COMPACT)) add(m.index, Number(m[1]), Number(m[2]), Number(m[3]));
  for (const match of folded.matchAll(YEAR_LAST)) {
    const [a = 0, b = 0, year = 0] = match.slice(1).map(Number);
    if (a > 12 || a === b) add(match.index, year, b, a);
    else if (b > 12) add(match.index, year, a, b);
  }
  return found.toSorted((x, y) => x.at - y.at);
}
