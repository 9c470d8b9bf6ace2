import type { Lexicon } from "../text/lexicon.ts";
import { coverage, createMatcher } from "./match-terms.ts";
import type { Found, WeighedTerm } from "./retrieve.ts";

/**
 * What a passage's rank is made of, each part 0 to about 1. Change the ranking here.
 * `words` is BM25 as a share of the most it could be; `sentence` is how much of the question the passage's best sentence
 * meets alone: an answer stands in one sentence, while BM25 is also content with words scattered over the passage.
 */
export const RANK_WEIGHTS = { words: 1, sentence: 0.5 } as const;

/** BM25 of a term cannot exceed its gain times k1 + 1, with k1 = 0.8. */
const MOST_PER_GAIN = 1.8;

/** Ranks the passages that word search found by all parts, best first; `score` becomes the weighted sum. */
export function rankPassages(
  found: readonly Found[],
  terms: readonly WeighedTerm[],
  lexicon: Lexicon,
): readonly Found[] {
  const match = createMatcher(terms, lexicon);
  const most = MOST_PER_GAIN * terms.reduce((sum, { gain }) => sum + gain, 0) || 1;
  const bestSentence = ({ article, sentences, passage }: Found): number =>
    Math.max(
      0,
      ...sentences
        .slice(passage.first, passage.last + 1)
        .map(({ start, end }) => coverage(match(article.text.slice(start, end), article.published), terms)),
    );
  return found
    .map((each) => ({
      ...each,
      score: RANK_WEIGHTS.words * (each.score / most) + RANK_WEIGHTS.sentence * bestSentence(each),
    }))
    .sort((a, b) => b.score - a.score || a.number - b.number);
}
