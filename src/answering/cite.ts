import type { Citation } from "../domain/answer.ts";
import type { Article, Sentence } from "../domain/article.ts";
import type { GlossOf } from "./evidence/english-gloss.ts";

/** The sentence as evidence number `marker`: its quote is the article's own characters between its offsets. */
export function cite(article: Article, { id, start, end }: Sentence, marker: number, glossOf?: GlossOf): Citation {
  const quote = article.text.slice(start, end);
  const gloss = glossOf?.(article, quote) ?? null;
  return {
    marker,
    articleId: article.id,
    sentenceId: id,
    title: article.title,
    publisher: article.publisher ?? null,
    date: article.published ?? article.eventDate ?? null,
    url: article.url ?? null,
    quote,
    start,
    end,
    ...(gloss === null ? {} : { gloss }),
  };
}
