import type { Hit } from "../ports/passage-index.ts";

/** Ranks beyond the first few differ little; 60 is the constant of the paper. */
const K = 60;

/** One ranking and how much it is trusted, 1 for the best. */
export interface Ranking {
  readonly hits: readonly Hit[];
  readonly weight: number;
}

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): each ranking gives a passage weight / (60 + rank).
 * Best first; of equal scores the lower passage number.
 */
export function fuse(rankings: readonly Ranking[]): readonly Hit[] {
  const scores = new Map<number, number>();
  for (const { hits, weight } of rankings) {
    for (const [rank, { passage }] of hits.entries())
      scores.set(passage, (scores.get(passage) ?? 0) + weight / (K + rank + 1));
  }
  return [...scores]
    .map(([passage, score]) => ({ passage, score }))
    .sort((a, b) => b.score - a.score || a.passage - b.passage);
}
