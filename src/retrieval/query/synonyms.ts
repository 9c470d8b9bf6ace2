import type { Lexicon } from "../../language/lexicon.ts";
import type { Alternative } from "./search-term.ts";

const TRANSLATIONS = 8;
/** A gloss leads back only to words that are translated by it first of all. */
const SURE = 0.6;
const SYNONYM = 0.2;

/** Chinese words that English says by the first gloss of a Chinese word of two characters or more: 大夫 for 医生. */
export function synonyms(word: string, lexicon: Lexicon): readonly Alternative[] {
  const [gloss] = word.length > 1 ? lexicon.englishToSearch(word) : [];
  if (gloss === undefined) return [];
  return lexicon
    .chineseToSearch(gloss, TRANSLATIONS)
    .filter(({ word: other, weight }) => other !== word && other.length > 1 && weight >= SURE)
    .map(({ word: other, weight }) => ({
      term: `${other.length === 2 ? "g" : "w"}${other}`,
      weight: SYNONYM * weight,
      faint: true,
    }));
}
