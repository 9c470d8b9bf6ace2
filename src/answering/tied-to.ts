import { leansBack } from "./leans-back.ts";
import type { Candidate } from "./score-sentences.ts";
import type { Soften } from "./soften.ts";
import { shareMet } from "./weigh-asked.ts";

/**
 * Gives the function that tells how much more of the question a sentence meets together with the one before it, if it begins
 * with a pronoun, and with the one behind it, if that one does: the answer and what is asked of it are often parted so.
 */
export function tiedTo(
  candidates: readonly Candidate[],
  soften: Soften,
  weights: readonly number[],
): (candidate: Candidate) => number {
  const key = ({ found }: Candidate, order: number): string => `${found.article.id}#${order}`;
  const read = new Map(candidates.map((each) => [key(each, each.order), each]));
  const meets = ({ own, text }: Candidate): readonly number[] => soften(own, text);
  return (candidate) => {
    const before = leansBack(candidate.text) ? read.get(key(candidate, candidate.order - 1)) : undefined;
    const behind = read.get(key(candidate, candidate.order + 1));
    const tied = [before, behind && leansBack(behind.text) ? behind : undefined].filter((each) => each !== undefined);
    if (tied.length === 0) return 0;
    const met = meets(candidate);
    const alone = shareMet(met, weights);
    const together = (other: readonly number[]): number =>
      shareMet(
        met.map((value, i) => Math.max(value, other[i]!)),
        weights,
      );
    return tied.reduce((sum, each) => sum + together(meets(each)) - alone, 0);
  };
}
