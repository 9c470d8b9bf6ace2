import { defaultRank, type RankParameters } from "../../src/index/lexical/postings-search.ts";
import type { Hit, QueryTerm } from "../../src/ports/passage-index.ts";

/** BM25 over structured terms, written from the formula with Maps: the oracle. */
export function naiveRank(
  passages: ReadonlyMap<number, readonly string[]>,
  terms: readonly QueryTerm[],
  k: number,
  rank: RankParameters = defaultRank,
): Hit[] {
  const ofField = (list: readonly string[], field: string) => list.filter((term) => term[0] === field).length;
  const scores = new Map<number, number>();
  for (const { alternatives, weight } of terms) {
    const frequencies = new Map<number, number>();
    for (const [number, list] of passages) {
      let sum = 0;
      for (const alternative of alternatives) {
        const count = Math.min(255, list.filter((term) => term === alternative.term).length);
        if (count === 0 || !(alternative.weight > 0)) continue;
        const field = alternative.term[0] as string;
        const b = rank.b[field] ?? rank.otherwise;
        const total = [...passages.values()].reduce((all, each) => all + ofField(each, field), 0);
        const average = total / passages.size;
        sum += (alternative.weight * count) / (1 - b + (b * ofField(list, field)) / average);
      }
      if (sum > 0) frequencies.set(number, sum);
    }
    if (!(weight > 0)) continue;
    const held = expectedHolders(passages, alternatives);
    const idf = Math.log(1 + (passages.size - held + 0.5) / (held + 0.5));
    for (const [number, tf] of frequencies) {
      scores.set(number, (scores.get(number) ?? 0) + (weight * idf * tf * (rank.k1 + 1)) / (tf + rank.k1));
    }
  }
  return [...scores]
    .map(([passage, score]) => ({ passage, score }))
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
    .slice(0, k);
}

/** In how many passages any alternative of each term occurs, counted by reading. */
export function naiveFrequencies(
  passages: ReadonlyMap<number, readonly string[]>,
  terms: readonly QueryTerm[],
): number[] {
  return terms.map(
    ({ alternatives }) =>
      [...passages.values()].filter((list) => alternatives.some((each) => each.weight > 0 && list.includes(each.term)))
        .length,
  );
}

function expectedHolders(
  passages: ReadonlyMap<number, readonly string[]>,
  alternatives: QueryTerm["alternatives"],
): number {
  const lists = [...passages.values()];
  const counted = alternatives.filter(({ weight }) => weight > 0);
  const sum = counted.reduce(
    (all, { term, weight }) => all + weight * lists.filter((list) => list.includes(term)).length,
    0,
  );
  return Math.min(sum, lists.filter((list) => counted.some(({ term }) => list.includes(term))).length);
}
