import { fold } from "../../language/fold.ts";
import { questionShapes } from "./composer-words.ts";
import type { ReadArticle, ReadSentence } from "./read-article.ts";
import { wordPattern } from "./word-pattern.ts";

/** The sentences of an article in which somebody speaks, and those behind one in its paragraph in which nobody else begins to. */
export function spokenBy({ article, sentences }: ReadArticle, names: readonly string[]): readonly ReadSentence[] {
  const others = article.people.map(({ name }) => fold(name)).filter((name) => !names.includes(name));
  const spoken = wordPattern(questionShapes().speaks ?? []);
  let speaks = false;
  return sentences.filter(({ ref, folded }, i) => {
    const start = ref.sentences[ref.order]!.start;
    const newParagraph = i > 0 && article.text.slice(ref.sentences[ref.order - 1]!.end, start).includes("\n");
    if (newParagraph) speaks = false;
    if (names.some((name) => folded.includes(name))) speaks = spoken.test(folded);
    else if (others.some((name) => folded.includes(name))) speaks = false;
    return speaks;
  });
}

/** Of what somebody says, what is more than thanks and greetings, where there is any. */
export function withoutCourtesy(spoken: readonly ReadSentence[]): readonly ReadSentence[] {
  const courtesy = wordPattern(questionShapes().courtesy ?? []);
  const telling = spoken.filter(({ folded }) => !courtesy.test(folded));
  return telling.length > 0 ? telling : spoken;
}
