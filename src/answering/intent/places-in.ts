import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";

/** Words of a text that are nothing but names of places, as written. */
export function placesIn(text: string, lexicon: Lexicon): readonly string[] {
  const latin = text.match(/\p{Lu}[\p{L}'’]+/gu) ?? [];
  const chinese = lexicon.tagged(fold(text)).flatMap(({ word, tag }) => (tag === "ns" ? [word] : []));
  return [
    ...latin.filter((word) => lexicon.chinese(word).some(({ word: name }) => isPlace(name, lexicon))),
    ...chinese.filter((word) => text.includes(word)),
  ];
}

function isPlace(chinese: string, lexicon: Lexicon): boolean {
  return lexicon.properNoun(chinese) && lexicon.tagged(chinese)[0]?.tag === "ns";
}
