import type { Hit } from "../../ports/passage-index.ts";

/** By chance alone the nearest passage stands out by about 1.7 from a normal crowd, whatever its size. */
const CHANCE = 2.5;
/** Standing out by so much more is certainty. */
const CERTAIN = 4;
/** A crowd of fewer says nothing. */
const SMALLEST_CROWD = 8;

/**
 * How far each passage stands out from the crowd of its ranking, 0 to 1. The unit is the distance between the last hit and
 * the one at a quarter: similarities of different embedders have different ranges, and those of an embedder that knows
 * nothing of a question differ by chance only, which counts as 0. So a ranking speaks where it has something to say, and a
 * useless one is silent.
 */
export function standOut(hits: readonly Hit[]): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  const quarter = hits[hits.length >> 2]?.score ?? 0;
  const unit = quarter - (hits.at(-1)?.score ?? 0);
  if (hits.length < SMALLEST_CROWD || !(unit > 0)) return shares;
  for (const { passage, score } of hits) {
    const share = Math.min(1, ((score - quarter) / unit - CHANCE) / CERTAIN);
    if (share > 0) shares.set(passage, share);
  }
  return shares;
}
