import type { Lexicon } from "../language/lexicon.ts";
import type { WeighedTerm } from "../retrieval/ranking/retrieve.ts";
import { isHanPerson, isKnownName } from "./asked-names.ts";
import type { Candidate } from "./score-sentences.ts";

/**
 * The sentence nearest to what a question fixes: of those that hold most of its names the best, in the sentence itself
 * before its surroundings. Null when nothing was read.
 */
export function nearestTo(
  terms: readonly WeighedTerm[],
  candidates: readonly Candidate[],
  lexicon: Lexicon,
): Candidate | null {
  const names = terms.flatMap((term, i) => (isKnownName(term, lexicon) || isHanPerson(term, lexicon) ? [i] : []));
  const held = ({ own, context }: Candidate): number =>
    names.reduce((sum, i) => sum + Math.min(1, own[i]! + context[i]! / 2), 0);
  let nearest: Candidate | null = null;
  let most = -1;
  for (const candidate of candidates) {
    const holds = held(candidate);
    if (holds <= most) continue;
    nearest = candidate;
    most = holds;
  }
  return nearest;
}
