import { type DateMention, understandDates } from "./dates.ts";
import { foldWithOffsets, originalSpan } from "./fold.ts";
import { scanNumbers } from "./numbers.ts";
import { scanDates } from "./scan-dates.ts";

/**
 * Search keys of the numbers and dates in a text, one key whatever the notation: "n:83000", "n:11", then "d:2025-06-08",
 * "d:06-08", "d:2025-06", "d:2025", as far as known. Months and days of dates give no number. `published` (ISO) gives the
 * year to a day without one.
 */
export function valueKeys(text: string, published?: string): readonly string[] {
  const folded = foldWithOffsets(text);
  const scanned = scanDates(folded.text);
  const dated = understandDates(scanned, folded).filter((date) => date.day !== undefined || date.month !== undefined);
  const keys = new Set<string>();
  for (const raw of scanNumbers(folded.text)) {
    const { start, end } = originalSpan(folded, raw.start, raw.end);
    if (!dated.some((date) => start >= date.start && end <= date.end)) keys.add(`n:${raw.value}`);
  }
  for (const date of understandDates(scanned, folded, published)) addDate(date, keys);
  return [...keys];
}

function addDate({ year, month, day }: DateMention, keys: Set<string>): void {
  const [mm, dd] = [month, day].map((part) => String(part).padStart(2, "0"));
  if (year !== undefined) keys.add(`d:${year}`);
  if (month === undefined) return;
  if (year !== undefined) keys.add(`d:${year}-${mm}`);
  if (day === undefined) return;
  keys.add(`d:${mm}-${dd}`);
  if (year !== undefined) keys.add(`d:${year}-${mm}-${dd}`);
}
