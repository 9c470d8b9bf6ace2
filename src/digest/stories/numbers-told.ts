import { type Clause, clauseAround, countsIn } from "./clauses.ts";
import type { StorySentence } from "./story-sentences.ts";

/** People, money and shares say more than so many points of a list. */
const TELLING = new Set(["person", "yuan", "percent", "dollar", "tonne", "household"]);
/** One to nine of something is seldom news. */
const SMALL = 10;

/** The clauses of a story with numbers worth knowing, at most `most`, that no line shown says already; in order. */
export function numbersTold(
  sentences: readonly StorySentence[],
  shown: ReadonlySet<StorySentence>,
  most: number,
): readonly Clause[] {
  const found = sentences.flatMap((from, order) => {
    if (shown.has(from)) return [];
    return countsIn(from).flatMap((count) => {
      const telling = TELLING.has(count.unit ?? "");
      if (count.value < SMALL && !(telling && count.unit === "percent")) return [];
      const clause = clauseAround(from, count.start, count.end);
      return clause === null ? [] : [{ clause, order, worth: Math.log10(1 + count.value) + (telling ? 2 : 0) }];
    });
  });
  const best = found.toSorted((a, b) => b.worth - a.worth || a.order - b.order);
  const different = [...new Map(best.map((each) => [each.clause.text, each])).values()];
  return different
    .slice(0, most)
    .sort((a, b) => a.order - b.order)
    .map(({ clause }) => clause);
}
