import type { AnalysedQuestion } from "./analysed-question.ts";
import type { WeighedTerm } from "./search-term.ts";

/** The terms of a question that the corpus holds and that say what it is about. */
export function contentTerms({ terms }: AnalysedQuestion): readonly WeighedTerm[] {
  return terms.filter(({ worth, found }) => worth > 0 && found > 0);
}
