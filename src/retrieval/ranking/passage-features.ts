import { longestRun } from "./longest-run.ts";

/** A passage as far as it is known when it is ranked. */
export interface RankedPart {
  /** BM25 as a share of the most it could be. */
  readonly lexical: number;
  readonly similarity: number | null;
  /** How much of the question its best sentence meets, 0 to 1; 0 where it was not read. */
  readonly bestSentence: number;
  /** How much of the question a sentence of it repeats in one run of characters. */
  readonly wording: number;
}

/** The features of a passage among its candidates. Cosines have a range of their own for each model and question, so only
 * their place among the candidates counts. */
export type PassageFeatures = Readonly<
  Record<"lexicalShare" | "lexical" | "cosineScaled" | "cosineGap" | "bestSentence" | "wording", number>
>;

/** A candidate whose vector is not made yet counts as one in the middle. */
const UNKNOWN = 0.5;

/** Features of all candidates of one question, in their order. */
export function passageFeatures(parts: readonly RankedPart[]): readonly PassageFeatures[] {
  const most = Math.max(0, ...parts.map(({ lexical }) => lexical)) || 1;
  const cosines = parts.flatMap(({ similarity }) => (similarity === null ? [] : [similarity]));
  const [low, high] = [Math.min(...cosines), Math.max(...cosines)];
  const range = high - low || 1;
  return parts.map(({ lexical, similarity, bestSentence, wording }) => ({
    lexicalShare: lexical / most,
    lexical,
    cosineScaled: cosines.length === 0 ? 0 : similarity === null ? UNKNOWN : (similarity - low) / range,
    cosineGap: similarity === null ? 0 : similarity - high,
    bestSentence,
    wording,
  }));
}

/** How much of a question a text repeats in one run, both bare: 0 to 1. */
export function repeated(question: string, text: string): number {
  return question === "" ? 0 : longestRun(question, text) / question.length;
}
