import type { Evidence } from "./find-evidence.ts";
import { textOf } from "./sentence-ref.ts";

/** A sentence is shown beside the best where it is at least this part as likely; more of them hide the answer. */
const NEARLY_AS_LIKELY = 0.2;
const MOST = 3;

/** The fewest sentences that answer, the likeliest first. The same sentence in another article is not shown twice. */
export function selectSentences(ranked: readonly Evidence[]): readonly Evidence[] {
  const [best] = ranked;
  if (best === undefined) return [];
  const seen = new Set<string>();
  return ranked
    .filter(({ probability }) => probability >= NEARLY_AS_LIKELY * best.probability)
    .filter((each) => (seen.has(textOf(each)) ? false : seen.add(textOf(each))))
    .slice(0, MOST);
}
