import type { IngestedArticle, Passage } from "../../domain/article.ts";

/** What stands above an article: its title, publisher, dates and place. */
export function headerText({ article }: Pick<IngestedArticle, "article">): string {
  const { title, titleEn, publisher, published, eventDate, place } = article;
  return [title, titleEn, publisher, published, eventDate, place].filter(Boolean).join(" ");
}

/** The text of a passage, as it is indexed and embedded. Its sentences are joined one by one: what lies between them was set aside. */
export function passageText(
  { article, sentences }: Pick<IngestedArticle, "article" | "sentences">,
  passage: Passage,
): string {
  return sentences
    .slice(passage.first, passage.last + 1)
    .map(({ start, end }) => article.text.slice(start, end))
    .join(" ");
}
