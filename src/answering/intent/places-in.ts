import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";

/** A place that a text names: as written there, and how Chinese writes it. */
export interface NamedPlace {
  readonly written: string;
  readonly chinese: readonly string[];
}

/** Words of a text that are nothing but names of places. */
export function placesIn(text: string, lexicon: Lexicon): readonly NamedPlace[] {
  const latin = (text.match(/\p{Lu}[\p{L}'’]+/gu) ?? []).map((written) => {
    const word = fold(written);
    return {
      written,
      chinese: lexicon.chinese(word).flatMap(({ word: name }) => (isCalled(name, word, lexicon) ? [name] : [])),
    };
  });
  const chinese = lexicon.tagged(fold(text)).filter(({ word, tag }) => tag === "ns" && word.length > 1);
  return [
    ...latin.filter((place) => place.chinese.length > 0),
    ...chinese.map(({ word }) => ({ written: word, chinese: [word] })),
  ];
}

/** Whether a Chinese name is a place's, and its first gloss is this word: 巴黎 is Paris, 市 is not. */
function isCalled(chinese: string, english: string, lexicon: Lexicon): boolean {
  if (!lexicon.properNoun(chinese) || lexicon.tagged(chinese)[0]?.tag !== "ns") return false;
  const bare = english.replace(/[^a-z]/gu, "");
  return (lexicon.glosses(chinese)[0] ?? "").replace(/[^a-z ]/gu, "").split(" ")[0] === bare;
}
