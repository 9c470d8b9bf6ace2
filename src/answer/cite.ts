import type { Citation } from "../domain.ts";
import type { Candidate } from "./score-sentences.ts";

/** The sentence as evidence number `marker`: its quote is the article's own characters between its offsets. */
export function cite({ found, order }: Pick<Candidate, "found" | "order">, marker: number): Citation {
  const { article } = found;
  const { id, start, end } = found.sentences[order]!;
  return {
    marker,
    articleId: article.id,
    sentenceId: id,
    title: article.title,
    publisher: article.publisher ?? null,
    date: article.published ?? article.eventDate ?? null,
    url: article.url ?? null,
    quote: article.text.slice(start, end),
    start,
    end,
  };
}
