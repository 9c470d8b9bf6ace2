import type { PassageView } from "../../ports/passage-index.ts";
import type { AnalysedQuestion } from "../query/analysed-question.ts";
import type { SearchTerm } from "../query/search-term.ts";
import type { Marks } from "./match-terms.ts";

/** A search term, how rare it is in the corpus, and what a text that holds it has met of the question. */
export interface WeighedTerm extends SearchTerm {
  /** Weight times inverse passage frequency, for searching; 0 for a term that no passage holds. */
  readonly gain: number;
  /** In how many passages any alternative occurs. */
  readonly found: number;
  /** What the term is worth when a text is read for the question; 0 for terms that repeat others. */
  readonly worth: number;
}

/** A passage found, with what its rank is made of. */
export interface Found extends PassageView {
  /** Compares within one question only. */
  readonly score: number;
  /** What word search alone gave it, as a share of the most it could give, 0 to about 1. */
  readonly lexical: number;
  /** Cosine of question and passage, or null where either has no vector. */
  readonly similarity: number | null;
  /** What its sentences and its title meet together. */
  readonly marks: Marks;
  /** Articles that print the same text, which count as this one source. */
  readonly reprints?: readonly string[];
}

/** What a question found: the passages that bear most on it, best first. */
export interface Retrieved {
  readonly asked: AnalysedQuestion;
  readonly passages: readonly Found[];
}
