import type { Article } from "../../domain/article.ts";
import { dateMentions } from "../../language/dates.ts";
import { type SentenceRef, textOf } from "../evidence/sentence-ref.ts";
import { scopeWords } from "./composer-words.ts";
import type { Item } from "./cover-items.ts";
import { dayOf, type ReadArticle } from "./read-article.ts";
import { wordPattern } from "./word-pattern.ts";

/** The sentence that best tells when and where an article's event was: its day and that it was held, else either, else the first. */
export function eventSentence({ article, sentences }: ReadArticle): SentenceRef | null {
  const held = wordPattern(scopeWords().held);
  const scored = sentences.map(({ ref, folded }) => {
    const dated = saysDay(textOf(ref), article) ? 2 : 0;
    return { ref, score: dated + (held.test(folded) ? 1 : 0) };
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.ref ?? null;
}

/** Whether a text says the day of its article's event. */
function saysDay(text: string, article: Article): boolean {
  const day = dayOf(article);
  return dateMentions(text, { published: article.published }).some(
    ({ year, month, day: of }) =>
      day !== undefined &&
      year === Number(day.slice(0, 4)) &&
      month === Number(day.slice(5, 7)) &&
      (of === undefined || of === Number(day.slice(8, 10))),
  );
}

/** The event of an article as an item. */
export function eventItems(read: ReadArticle): readonly Item[] {
  const ref = eventSentence(read);
  const { id, title, titleEn } = read.article;
  return ref === null ? [] : [{ key: id, shown: titleEn ?? title, sentences: [ref] }];
}
