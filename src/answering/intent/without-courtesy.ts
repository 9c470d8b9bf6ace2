import { questionShapes } from "./composer-words.ts";
import type { ReadSentence } from "./read-article.ts";
import { wordPattern } from "./word-pattern.ts";

/** Of what somebody says, what is more than thanks and greetings, where there is any. */
export function withoutCourtesy(spoken: readonly ReadSentence[]): readonly ReadSentence[] {
  const courtesy = wordPattern(questionShapes().courtesy ?? []);
  const telling = spoken.filter(({ folded }) => !courtesy.test(folded));
  return telling.length > 0 ? telling : spoken;
}
