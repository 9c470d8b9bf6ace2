import type { Evidence } from "./find-evidence.ts";
import { textOf } from "./sentence-ref.ts";

/** More sentences hide the answer. */
export const MOST_SHOWN = 4;

/**
 * The fewest sentences that answer, the likeliest first: those that are at least `near` times as likely as the best. The same
 * sentence in another article is not shown twice.
 */
export function selectSentences(ranked: readonly Evidence[], near: number): readonly Evidence[] {
  const [best] = ranked;
  if (best === undefined) return [];
  const seen = new Set<string>();
  return ranked
    .filter(({ probability }) => probability >= near * best.probability)
    .filter((each) => (seen.has(textOf(each)) ? false : seen.add(textOf(each))))
    .slice(0, MOST_SHOWN);
}
