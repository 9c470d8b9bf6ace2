import type { Article, Sentence } from "../../domain/article.ts";

/** One sentence of an article, to be quoted. */
export interface SentenceRef {
  readonly article: Article;
  /** Every sentence of the article. */
  readonly sentences: readonly Sentence[];
  /** Which of them, from 0. */
  readonly order: number;
}

/** A sentence and how probably it answers the question, 0 to 1. */
export interface RankedSentence extends SentenceRef {
  readonly probability: number;
}

/** The sentence's own characters. */
export function textOf({ article, sentences, order }: SentenceRef): string {
  const { start, end } = sentences[order]!;
  return article.text.slice(start, end);
}
