import type { Lexicon } from "../text/lexicon.ts";
import type { Found, WeighedTerm } from "./found.ts";
import { coverage, createMatcher } from "./match-terms.ts";

/**
 * What a passage's rank is made of, each part 0 to about 1. Change the ranking here.
 * `words` is BM25 as a share of the most it could be; `sentence` is how much of the question the passage's best sentence
 * meets alone: an answer stands in one sentence, while BM25 is also content with words scattered over the passage;
 * `vector` is how far the passage stands out among its neighbours in vector space.
 */
export const RANK_WEIGHTS = { words: 1, sentence: 0.5, vector: 4 } as const;

/** A passage as word search gave it: its score is BM25. */
export type Unranked = Omit<Found, "words">;

/** BM25 of a term cannot exceed its gain times k1 + 1, with k1 = 0.8. */
const MOST_PER_GAIN = 1.8;

/**
 * Ranks the passages found by all parts, best first; `score`, BM25 before, becomes the weighted sum. `similar` gives the
 * vector part of the passages that have one, by number.
 */
export function rankPassages(
  found: readonly Unranked[],
  terms: readonly WeighedTerm[],
  similar: ReadonlyMap<number, number>,
  lexicon: Lexicon,
): readonly Found[] {
  const match = createMatcher(terms, lexicon);
  const most = MOST_PER_GAIN * terms.reduce((sum, { gain }) => sum + gain, 0) || 1;
  const bestSentence = ({ article, sentences, passage }: Unranked): number =>
    Math.max(
      0,
      ...sentences
        .slice(passage.first, passage.last + 1)
        .map(({ start, end }) => coverage(match(article.text.slice(start, end), article.published), terms)),
    );
  return found
    .map((each) => {
      const words = each.score / most;
      const similarity = similar.get(each.number) ?? 0;
      const { words: byWords, sentence, vector } = RANK_WEIGHTS;
      return { ...each, words, score: byWords * words + sentence * bestSentence(each) + vector * similarity };
    })
    .sort((a, b) => b.score - a.score || a.number - b.number);
}
