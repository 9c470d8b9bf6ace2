import { fold } from "../../language/fold.ts";
import { textOf } from "../evidence/sentence-ref.ts";
import type { Item } from "./cover-items.ts";
import type { ItemAsked } from "./item-asked.ts";
import type { ReadArticle } from "./read-article.ts";
import { wordPattern } from "./word-pattern.ts";

/** A title stands in quotation marks; a fold keeps 《》 and makes curly quotes straight, so the sentence's own text is read. */
const TITLE = /[“"「『《]([^“”"「」『』《》]{4,60})[”"」』》]/gu;
/** What tells that the quotation is a title, close before or behind it. */
const TITLED = {
  before: /(?:题为|题目是|题目为|题是|聚焦|以|介绍了|报告|演讲|titled|entitled|on)[^,。]{0,4}$/u,
  behind: /^\s?(?:为题|的(?:报告|演讲|发言))/u,
};
const REACH = 12;

/** The titles of talks an article tells, of the kind asked for, each with its sentence. */
export function talkItems({ sentences }: ReadArticle, { kind: { held } }: ItemAsked): readonly Item[] {
  return sentences.flatMap(({ ref, folded }) => {
    if (!wordPattern(held).test(folded)) return [];
    const text = textOf(ref);
    return [...text.matchAll(TITLE)]
      .filter(({ index, 0: whole }) => isTitled(text, index, index + whole.length))
      .map(({ 0: whole, 1: title }) => ({ key: fold(title!), shown: whole, sentences: [ref] }));
  });
}

function isTitled(text: string, start: number, end: number): boolean {
  const before = fold(text.slice(Math.max(0, start - REACH), start));
  // The theme of all talks is the title of none.
  if (/^\s?为主题/u.test(fold(text.slice(end, end + REACH)))) return false;
  return TITLED.before.test(before) || TITLED.behind.test(fold(text.slice(end, end + REACH)));
}
