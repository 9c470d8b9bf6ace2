import type { IngestedArticle, Passage } from "../../domain/article.ts";
import type { PassageText } from "../index-parts.ts";

/** A passage as the embedder is given it. Its sentences are joined one by one: what lies between them was set aside. */
export function passageText({ article, sentences }: IngestedArticle, passage: Passage): PassageText {
  const { title, titleEn, publisher, published, eventDate, place } = article;
  return {
    header: [title, titleEn, publisher, published, eventDate, place].filter(Boolean).join(" "),
    text: sentences
      .slice(passage.first, passage.last + 1)
      .map(({ start, end }) => article.text.slice(start, end))
      .join(" "),
  };
}
