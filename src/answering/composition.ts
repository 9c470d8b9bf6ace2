import type { AnswerKind } from "../domain/answer.ts";
import type { Article, Sentence } from "../domain/article.ts";
import type { AnalysedQuestion } from "../retrieval/query/analysed-question.ts";
import type { RankedSentence, SentenceRef } from "./evidence/sentence-ref.ts";

/** One line of what is given: quotes, with words of ours before them where `text` says so; null shows the quotes alone. */
export interface ComposedLine {
  readonly text: string | null;
  /** The sentences that prove the line, each shown as a quote. Empty in a line of help. */
  readonly cites: readonly SentenceRef[];
}

/** What a composer gives for a question of its kind. */
export interface Composition {
  readonly kind: AnswerKind;
  readonly lines: readonly ComposedLine[];
  readonly notices: readonly string[];
  /** Of a refusal: why, in the asker's language, and the nearest sentence. */
  readonly refusal?: { readonly reason: string; readonly nearest: SentenceRef | null };
}

/** What a composer may look at. */
export interface ComposerParts {
  /** Every article of the corpus, newest first. */
  readonly articles: () => Promise<readonly Article[]>;
  readonly sentences: (articleId: string) => Promise<readonly Sentence[]>;
  /** The articles that bear on the question, best first, at most `most`. */
  readonly relevant: (asked: AnalysedQuestion, most: number) => Promise<readonly Article[]>;
  /** How much of what a question is about a sentence itself says, 0 to 1. */
  readonly meets: (asked: AnalysedQuestion, sentence: SentenceRef) => number;
  /** Ranks sentences by how probably they answer the question, best first. */
  readonly rank: (asked: AnalysedQuestion, sentences: readonly SentenceRef[]) => Promise<readonly RankedSentence[]>;
}

/** Composes the answer to a question of one kind; null where it has nothing to say, and the question is taken as one of fact. */
export type Compose = (asked: AnalysedQuestion, parts: ComposerParts) => Promise<Composition | null>;
