import type { IngestedArticle, Passage } from "../../domain/article.ts";

/**
 * A passage as it is embedded: as written, without the title, with which it is found worse. Its sentences are joined one by
 * one, for what lies between them was set aside.
 */
export function passageText(
  { article, sentences }: Pick<IngestedArticle, "article" | "sentences">,
  { first, last }: Passage,
): string {
  return sentences
    .slice(first, last + 1)
    .map(({ start, end }) => article.text.slice(start, end))
    .join(" ");
}
