import type { Lexicon } from "../text/lexicon.ts";
import type { Alternative } from "./search-term.ts";

const GLOSSES = 4;
const TRANSLATIONS = 8;
/** A gloss leads back only to words that are translated by it first of all. */
const SURE = 0.6;
const SYNONYM = 0.2;

/** Chinese words that a dictionary gives the same English as a Chinese word of two characters or more: 唱歌 for 演唱. */
export function synonyms(word: string, lexicon: Lexicon): readonly Alternative[] {
  if (word.length < 2) return [];
  const shares = new Map<string, number>();
  lexicon
    .englishToSearch(word)
    .slice(0, GLOSSES)
    .forEach((gloss, position) => {
      for (const { word: other, weight } of lexicon.chineseToSearch(gloss, TRANSLATIONS))
        if (other !== word && other.length > 1 && weight >= SURE)
          shares.set(other, (shares.get(other) ?? 0) + weight / (1 + 0.5 * position));
    });
  return [...shares].map(([other, share]) => ({
    term: `${other.length === 2 ? "g" : "w"}${other}`,
    weight: SYNONYM * Math.min(1, share),
    faint: true,
  }));
}
