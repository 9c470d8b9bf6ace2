import type { Article } from "../../domain/article.ts";

/** A sentence that the model may cite: `text` is the article's own, `sentenceId` the house's. */
export interface Evidence {
  readonly sentenceId: string;
  readonly article: Article;
  readonly text: string;
  /** What stands before it in the article, "" at its start. */
  readonly before?: string;
}
