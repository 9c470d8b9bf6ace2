import { fold } from "../../language/fold.ts";
import { languageOf } from "../../language/language.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { Found, WeighedTerm } from "./found.ts";
import { longestRun } from "./longest-run.ts";
import { coverage, createMatcher } from "./match-terms.ts";

/**
 * What a passage's rank is made of, each part 0 to about 1. Change the ranking here.
 * `words` is BM25 as a share of the most it could be; `sentence` is how much of the question the passage's best sentence
 * meets alone: an answer stands in one sentence, while BM25 is also content with words scattered over the passage;
 * `vector` is how far the passage stands out among its neighbours in vector space; `wording`, for the first five only, is
 * how much of the question a sentence repeats in one run: texts on the same subject share its words, seldom its wording.
 */
export const RANK_WEIGHTS = { words: 1, sentence: 0.5, vector: 4, wording: 0.4 } as const;
const WORDING_OF = 5;

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
  question: string,
): readonly Found[] {
  const match = createMatcher(terms, lexicon);
  const most = MOST_PER_GAIN * terms.reduce((sum, { gain }) => sum + gain, 0) || 1;
  const bestSentence = (each: Unranked): number =>
    Math.max(0, ...sentencesOf(each).map((text) => coverage(match(text, each.article.published), terms)));
  const wording = repeatsOf(question);
  const ranked = found.map((each) => {
    const words = each.score / most;
    const similarity = similar.get(each.number) ?? 0;
    const { words: byWords, sentence, vector } = RANK_WEIGHTS;
    return { ...each, words, score: byWords * words + sentence * bestSentence(each) + vector * similarity };
  });
  ranked.sort(byScore);
  const first = ranked.slice(0, WORDING_OF).map((each) => {
    return { ...each, score: each.score + RANK_WEIGHTS.wording * wording(each) };
  });
  return [...first.sort(byScore), ...ranked.slice(WORDING_OF)];
}

function byScore(a: Found, b: Found): number {
  return b.score - a.score || a.number - b.number;
}

/** Gives the function that tells how much of a question a sentence repeats in one run, at most, in the same language. */
function repeatsOf(question: string): (passage: Unranked) => number {
  const asked = bare(question);
  const inEnglish = languageOf(question) === "en";
  return (passage) => {
    if (inEnglish !== (passage.article.language === "en") || asked === "") return 0;
    return Math.max(0, ...sentencesOf(passage).map((text) => longestRun(asked, bare(text)))) / asked.length;
  };
}

function sentencesOf({ article, sentences, passage }: Unranked): readonly string[] {
  return sentences.slice(passage.first, passage.last + 1).map(({ start, end }) => article.text.slice(start, end));
}

/** A text folded, without what stands between its words. */
function bare(text: string): string {
  return fold(text).replace(/[\s\p{P}]+/gu, "");
}
