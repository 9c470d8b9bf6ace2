import { ENGLISH_STOP_WORDS, englishWords } from "../../language/english.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { Alternative } from "./search-term.ts";

/** English words for a Chinese one, and how well each fits, 0 to 1. */
type Words = ReadonlyMap<string, number>;

const RELATED = 0.5;
/** A word that fits less is not worth a look-up. */
const LEAST = 0.02;

/**
 * Every way English may say a Chinese word: its glosses and their relatives. A word the dictionary does not know means what
 * the longest parts of it that it knows mean: 火药厂 is about 火药. `denied` says that a word of denial stands before it.
 */
export function translateChinese(word: string, denied: boolean, lexicon: Lexicon): readonly Alternative[] {
  const words = knownWords(word, lexicon);
  const stems = new Map<string, number>();
  const take = (stem: string, weight: number): void => {
    if (weight > (stems.get(stem) ?? 0)) stems.set(stem, weight);
  };
  for (const [each, weight] of words) {
    take(lexicon.stem(each), weight);
    for (const { word: relative, weight: nearness } of lexicon.relatives(each))
      if (RELATED * weight * nearness > LEAST) take(lexicon.stem(relative), RELATED * weight * nearness);
  }
  if (denied) for (const [stem, weight] of [...stems]) for (const each of denials(stem, weight)) take(each, weight);
  return [...stems].map(([stem, weight]) => ({ term: `e${stem}`, weight }));
}

function knownWords(word: string, lexicon: Lexicon): Words {
  for (let length = word.length; length > 0; length--) {
    const parts = Array.from({ length: word.length - length + 1 }, (_, i) => word.slice(i, i + length));
    const known = new Map<string, number>();
    for (const part of parts)
      for (const [each, weight] of glossWords(part, lexicon))
        if (weight > (known.get(each) ?? 0)) known.set(each, weight);
    if (known.size > 0) return known;
  }
  return new Map();
}

const GLOSSES = 12;
const LONGEST_GLOSS = 4;

/** The words of the glosses of a Chinese word. A gloss of several words gives each a part of its weight. */
function glossWords(word: string, lexicon: Lexicon): Words {
  const weights = new Map<string, number>();
  lexicon
    .englishToSearch(word)
    .slice(0, GLOSSES)
    .forEach((gloss, position) => {
      const words = englishWords(gloss).filter((each) => !ENGLISH_STOP_WORDS.has(each));
      if (words.length > LONGEST_GLOSS) return;
      const weight = 1 / (1 + 0.3 * position) / Math.max(1, words.length);
      for (const each of words) if (weight > (weights.get(each) ?? 0)) weights.set(each, weight);
    });
  return weights;
}

const DENIABLE = 0.3;

/** English denies inside the word: 非侵入 is "noninvasive". */
function denials(stem: string, weight: number): readonly string[] {
  return weight < DENIABLE ? [] : ["dis", "un", "in", "im", "non"].map((prefix) => prefix + stem);
}
