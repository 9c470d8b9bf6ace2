import type { PassageView } from "../../ports/passage-index.ts";
import type { AnalysedQuestion } from "../query/analysed-question.ts";
import type { Marks } from "./marks.ts";

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
