import { type DateMention, dateMentions } from "../../language/dates.ts";
import { fold } from "../../language/fold.ts";
import { quantities } from "../../language/numbers.ts";
import type { Contradiction } from "./evidence-text.ts";
import { dayOfEvidence, type EvidenceText, wholeText } from "./evidence-text.ts";

/** A date or time of day that stands in none of the evidence; null when each does. A date of the article itself stands in it. */
export function vetoDates(claim: string, evidence: readonly EvidenceText[]): Contradiction | null {
  const published = dayOfEvidence(evidence);
  const folded = fold(claim);
  const whole = fold(wholeText(evidence));
  const days = [...new Set(evidence.flatMap((each) => (each.published === undefined ? [] : [each.published])))];
  const theirs = [...dateMentions(whole, { published }), ...days.flatMap((day) => dateMentions(day))];
  const figures = new Set(quantities(whole).map(({ value }) => value));
  for (const mine of dateMentions(folded, { published })) {
    const written = folded.slice(mine.start, mine.end);
    if (!/[\d〇零一二三四五六七八九十]/u.test(written) && !MONTH.test(written)) continue;
    if (whole.includes(written) || partsOf(mine).every((part) => standsIn(part, theirs, figures))) continue;
    return { kind: "date", because: `The cited sentences do not have the date or time “${written}”.` };
  }
  return null;
}

const MONTH = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/u;

type Part = Partial<Pick<DateMention, "year" | "month" | "day" | "hour" | "minute">>;

/** What the claim itself writes of a date: the year; the day with its month; the time. */
function partsOf({ year, month, day, hour, minute, inferred }: DateMention): readonly Part[] {
  const parts: Part[] = [];
  if (year !== undefined && !inferred.includes("year")) parts.push({ year });
  const written = month !== undefined && !inferred.includes("month");
  if (day !== undefined && !inferred.includes("day")) parts.push(written ? { month, day } : { day });
  else if (written) parts.push({ month });
  if (hour !== undefined) parts.push({ hour: hour % 12, minute: minute ?? 0 });
  return parts;
}

function standsIn(part: Part, theirs: readonly DateMention[], figures: ReadonlySet<number>): boolean {
  if (part.year !== undefined) return figures.has(part.year) || theirs.some(({ year }) => year === part.year);
  if (part.hour !== undefined)
    return (
      figures.has(part.hour) ||
      figures.has(part.hour + 12) ||
      theirs.some(({ hour, minute }) => hour !== undefined && hour % 12 === part.hour && (minute ?? 0) === part.minute)
    );
  return theirs.some(
    ({ month, day }) =>
      (part.day === undefined || day === part.day) &&
      (part.month === undefined || month === undefined || month === part.month) &&
      (part.day !== undefined || month !== undefined),
  );
}
