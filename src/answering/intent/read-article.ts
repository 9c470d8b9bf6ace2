import type { Article, Sentence } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import { type SentenceRef, textOf } from "../evidence/sentence-ref.ts";

/** A sentence with its folded text. */
export interface ReadSentence {
  readonly ref: SentenceRef;
  readonly folded: string;
}

/** An article with its sentences folded, each once. */
export interface ReadArticle {
  readonly article: Article;
  readonly sentences: readonly ReadSentence[];
}

/** Reads an article for a composer. */
export function readArticle(article: Article, sentences: readonly Sentence[]): ReadArticle {
  return {
    article,
    sentences: sentences.map((_, order) => {
      const ref: SentenceRef = { article, sentences, order };
      return { ref, folded: fold(textOf(ref)) };
    }),
  };
}

/** The day of an article's event, else of its printing; YYYY-MM-DD or shorter. */
export function dayOf({ eventDate, published }: Article): string | undefined {
  return eventDate ?? published;
}
