import type { Article, Sentence } from "../domain/article.ts";

/** One article with what of it may be quoted, and the grams it is compared by. */
export interface Reading {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly grams: Uint32Array;
}
