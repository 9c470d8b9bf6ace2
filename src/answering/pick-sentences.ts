import { fold } from "../language/fold.ts";
import type { Rated } from "./rate-answers.ts";
import type { Candidate } from "./score-sentences.ts";

/** No answer quotes more, unless its one sentence is longer by itself. */
export const QUOTED_CHARACTERS = 250;
const MOST_SENTENCES = 5;
/** So many of the likeliest are chosen from; the others hold the answer too seldom. */
const CONSIDERED = 12;
/** What a character costs a reader, as a share of the certainty that the answer is quoted. */
const COST = 5e-4;

/**
 * The set of sentences that most likely holds the answer within the budget of characters: not the best first, since one
 * long sentence would keep out two that answer. What adds less than its length costs stays out. In order of the articles by
 * their likeliest sentence, and of the sentences within each article.
 */
export function pickSentences(rated: readonly Rated[]): readonly Candidate[] {
  const distinct = withoutRepeats(rated);
  const [best] = distinct;
  if (best === undefined) return [];
  const all = distinct.reduce((sum, { odds }) => sum + odds, 0);
  const gains = distinct
    .slice(0, CONSIDERED)
    .map(({ candidate, odds }) => ({ candidate, gain: odds / all - COST * candidate.text.length }));
  const picked = likeliest(gains);
  const sum = picked.reduce((total, { gain }) => total + gain, 0);
  return picked.length === 0 || gains[0]!.gain > sum
    ? [best.candidate]
    : inOrder(picked.map(({ candidate }) => candidate));
}

interface Gain {
  readonly candidate: Candidate;
  readonly gain: number;
}

/** Tries every set within the limits and gives the one that gains most, in the order given. */
function likeliest(gains: readonly Gain[]): readonly Gain[] {
  let most = 0;
  let picked: readonly Gain[] = [];
  const extend = (chosen: readonly Gain[], from: number, room: number, sum: number): void => {
    if (sum > most) [most, picked] = [sum, chosen];
    if (chosen.length === MOST_SENTENCES) return;
    for (let i = from; i < gains.length; i++) {
      const { candidate, gain } = gains[i]!;
      const left = room - candidate.text.length;
      if (gain > 0 && left >= 0) extend([...chosen, gains[i]!], i + 1, left, sum + gain);
    }
  };
  extend([], 0, QUOTED_CHARACTERS, 0);
  return picked;
}

/** The same sentence in another article (a reprint) is not quoted twice. */
function withoutRepeats(rated: readonly Rated[]): readonly Rated[] {
  const seen = new Set<string>();
  return rated.filter(({ candidate: { text } }) => {
    const key = fold(text).replace(/[\s\p{P}]/gu, "");
    return seen.has(key) ? false : seen.add(key);
  });
}

function inOrder(picked: readonly Candidate[]): readonly Candidate[] {
  const articles = [...new Set(picked.map(({ found }) => found.article.id))];
  return [...picked].sort(
    (a, b) => articles.indexOf(a.found.article.id) - articles.indexOf(b.found.article.id) || a.order - b.order,
  );
}
