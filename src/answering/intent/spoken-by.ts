import { fold } from "../../language/fold.ts";
import { questionShapes } from "./composer-words.ts";
import type { ReadArticle, ReadSentence } from "./read-article.ts";
import { wordPattern } from "./word-pattern.ts";

/**
 * The sentences of an article in which somebody speaks: their name (`names`, folded) stands before a word of speaking, or
 * nobody else begins to speak behind such a sentence in its paragraph.
 */
export function spokenBy({ article, sentences }: ReadArticle, names: readonly string[]): readonly ReadSentence[] {
  const others = article.people.map(({ name }) => fold(name)).filter((name) => !names.includes(name));
  const spoken = wordPattern(questionShapes().speaks ?? []);
  let speaks = false;
  return sentences.filter(({ ref, folded }, i) => {
    const start = ref.sentences[ref.order]!.start;
    const newParagraph = i > 0 && article.text.slice(ref.sentences[ref.order - 1]!.end, start).includes("\n");
    if (newParagraph) speaks = false;
    const after = names.filter((name) => folded.includes(name)).map((name) => folded.slice(folded.indexOf(name)));
    if (after.length > 0) speaks = after.some((rest) => spoken.test(rest));
    else if (others.some((name) => folded.includes(name))) speaks = false;
    return speaks;
  });
}
