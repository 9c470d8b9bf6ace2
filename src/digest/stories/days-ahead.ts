import { dateMentions } from "../../language/dates.ts";
import { type Clause, clauseOfDay } from "./clauses.ts";
import type { StorySentence } from "./story-sentences.ts";

/** The clauses of a story that name a day or a month after `today` (ISO), the nearest first, at most `most`. */
export function daysAhead(sentences: readonly StorySentence[], today: string, most: number): readonly Clause[] {
  const found = sentences.flatMap((from) =>
    dateMentions(from.text, { published: from.article.published ?? from.article.eventDate }).flatMap((date) => {
      const { year, month, day, start, end } = date;
      if (year === undefined || month === undefined) return [];
      const iso = `${year}-${String(month).padStart(2, "0")}${day === undefined ? "" : `-${String(day).padStart(2, "0")}`}`;
      const clause = iso > today.slice(0, iso.length) ? clauseOfDay(from, start, end) : null;
      return clause === null ? [] : [{ iso, clause }];
    }),
  );
  const sorted = found.sort((a, b) => (a.iso < b.iso ? -1 : 1)).map(({ clause }) => clause);
  return [...new Map(sorted.map((clause) => [clause.text, clause])).values()].slice(0, most);
}
