import type { Article } from "../domain.ts";
import { dateMentions } from "../text/dates.ts";
import { quantities } from "../text/numbers.ts";

/**
 * The years a question fixes that an article contradicts: the article names years, others only. An article without a date
 * of its own that looks back no further than one year before the year asked about may still be of that year.
 */
export function contradictedYears(question: string, article: Article): readonly string[] {
  const asked = new Set(dateMentions(question).flatMap(({ year }) => (year === undefined ? [] : [year])));
  if (asked.size === 0) return [];
  const { title, titleEn, published, eventDate, text } = article;
  const told = yearsIn([title, titleEn, published, eventDate, text].filter(Boolean).join("\n"));
  if (told.size === 0) return [];
  const latest = Math.max(...told);
  const dated = published !== undefined || eventDate !== undefined;
  return [...asked].filter((year) => !told.has(year) && (dated || year !== latest + 1)).map(String);
}

function yearsIn(text: string): ReadonlySet<number> {
  const bare = [...text.matchAll(/(?<!\d)(?:1[89]|20)\d\d(?!\d)/gu)].map(([year]) => Number(year));
  return new Set([...bare, ...dateMentions(text).flatMap(({ year }) => (year === undefined ? [] : [year]))]);
}

/**
 * The editions a question fixes (第八届, "the 8th") that an article contradicts: its title counts the same thing in
 * ordinals, others only, and its text does not name the number either.
 */
export function contradictedEditions(question: string, { title, titleEn, text }: Article): readonly string[] {
  const asked = quantities(question).filter(({ ordinal, unit }) => ordinal && unit !== null);
  if (asked.length === 0) return [];
  const above = quantities([title, titleEn].filter(Boolean).join("\n")).filter(({ ordinal }) => ordinal);
  const told = new Set([...above, ...quantities(text)].map(({ value }) => value));
  return asked
    .filter(({ value, unit }) => !told.has(value) && above.some((each) => each.unit === unit))
    .map(({ start, end }) => question.slice(Math.max(0, start - (question[start - 1] === "第" ? 1 : 0)), end));
}
