import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import { createMatcher } from "../../retrieval/ranking/match-terms.ts";
import { countsAsked } from "./counts-asked.ts";
import { offersAsked } from "./offers-asked.ts";
import type { ReadingParts } from "./sentence-context.ts";

/** Gives the functions that tell how far a sentence offers what a question asks for, and counts what it counts. */
export function valuesOffered(
  asked: AnalysedQuestion,
  { lexicon, analyse }: ReadingParts,
): { readonly offered: (sentence: string) => number; readonly counted: (sentence: string) => number } {
  const match = createMatcher(asked.terms, lexicon);
  return {
    offered: offersAsked(asked.text, lexicon),
    counted: countsAsked(asked.text, asked.terms, (text) => match(analyse(text))),
  };
}
