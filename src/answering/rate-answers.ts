import type { Lexicon } from "../language/lexicon.ts";
import type { Retrieved } from "../retrieval/ranking/retrieve.ts";
import { countsAsked } from "./counts-asked.ts";
import { createMatcher } from "./match-terms.ts";
import { offersAsked } from "./offers-asked.ts";
import type { Candidate } from "./score-sentences.ts";
import { createSoften } from "./soften.ts";
import { tiedTo } from "./tied-to.ts";
import { shareMet, weighAsked } from "./weigh-asked.ts";

/** A sentence and how it stands to the others for holding the answer: odds compare within one question only. */
export interface Rated {
  readonly candidate: Candidate;
  readonly odds: number;
}

/** Sentences that meet less of the question than so many others answer too seldom to be read closely. */
const READ_CLOSELY = 28;
/**
 * What the logarithm of the odds is made from, each part 0 to about 1: what the sentence with its surroundings meets, other
 * words for the same included; what it meets itself, poor marks raised; how well its passage was found; whether it holds
 * something new of the kind asked for; whether it counts what is to be counted; what more is met by a neighbour that a
 * pronoun ties to it; and whether its article begins with it, since reports say the most important first.
 * The fit: docs/decisions/2026-11-26-quote-the-likeliest-set.md.
 */
const WEIGHTS = { context: 7, own: 3.5, passage: 6.5, offered: 2.6, counted: 2.4, tied: 2.2, early: 0.45 } as const;
/** So many sentences begin an article. */
const EARLY = 2;

/** Rates the candidates, best first by score, for holding the answer; the likeliest first. */
export function rateAnswers(
  question: string,
  { terms, passages }: Retrieved,
  candidates: readonly Candidate[],
  lexicon: Lexicon,
): readonly Rated[] {
  const weights = weighAsked(question, terms);
  const soften = createSoften(terms, lexicon);
  const offers = offersAsked(question, lexicon);
  const counts = countsAsked(question, terms, createMatcher(terms, lexicon));
  const best = Math.max(0, ...passages.map(({ words }) => words)) || 1;
  const tied = tiedTo(candidates, soften, weights);
  const rate = (candidate: Candidate): number => {
    const { found, order, text, own, context } = candidate;
    return (
      WEIGHTS.context * shareMet(soften(context, text), weights) +
      WEIGHTS.own * shareMet(soften(own, text).map(Math.sqrt), weights) +
      WEIGHTS.passage * (found.words / best) +
      WEIGHTS.offered * offers(text) +
      WEIGHTS.counted * counts(text) +
      WEIGHTS.tied * tied(candidate) +
      (order < EARLY ? WEIGHTS.early : 0)
    );
  };
  return candidates
    .slice(0, READ_CLOSELY)
    .map((candidate) => ({ candidate, odds: Math.exp(rate(candidate)) }))
    .sort((a, b) => b.odds - a.odds);
}
