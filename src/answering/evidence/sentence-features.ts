import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Found } from "../../retrieval/ranking/found.ts";
import { shareMet } from "../../retrieval/ranking/marks.ts";
import type { SentenceMarks } from "./sentence-context.ts";

/** A sentence as it was read for a question. */
export interface ReadSentence extends SentenceMarks {
  /** The passage it stands in, and which of those found that is, from 0. */
  readonly found: Found;
  readonly rank: number;
  /** Cosine of question and sentence; null without a vector. */
  readonly similarity: number | null;
  /** Whether it holds something new of the kind asked for, and a count of what is to be counted. */
  readonly offered: number;
  readonly counted: number;
}

/** What a sentence's rank is made of. */
export type SentenceFeatures = Readonly<
  Record<
    "cosineDeviation" | "cosineGap" | "passage" | "firstPassage" | "own" | "context" | "offered" | "counted",
    number
  >
>;

/** Features of the sentences read for one question, in their order. */
export function sentenceFeatures(
  { terms }: AnalysedQuestion,
  read: readonly ReadSentence[],
): readonly SentenceFeatures[] {
  const { mean, deviation, highest } = spread(read.flatMap(({ similarity }) => similarity ?? []));
  return read.map(({ own, context, found, rank, similarity, offered, counted }) => ({
    cosineDeviation: similarity === null ? 0 : (similarity - mean) / deviation,
    cosineGap: similarity === null ? 0 : similarity - highest,
    passage: found.score,
    firstPassage: rank === 0 ? 1 : 0,
    own: shareMet(own.map(Math.sqrt), terms),
    context: shareMet(context, terms),
    offered,
    counted,
  }));
}

/** Mean, standard deviation (never 0) and highest of some numbers. */
export function spread(values: readonly number[]): { mean: number; deviation: number; highest: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  return { mean, deviation: Math.sqrt(variance) || 1, highest: Math.max(...values, Number.NEGATIVE_INFINITY) };
}
