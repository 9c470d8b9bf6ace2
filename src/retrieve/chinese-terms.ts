import { ENGLISH_STOP_WORDS, englishWords } from "../text/english.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { CHINESE_STOP_WORDS, withoutAsking } from "../text/question-words.ts";
import { grams, isHan } from "../text/terms.ts";
import { chineseSkeletons } from "../text/transliteration.ts";
import type { Alternative, SearchTerm } from "./search-term.ts";

const WORD = 0.5;
const GRAM = 0.5;
const SINGLE = 0.5;

/** The terms of the Chinese part of a question: words with their English, pairs of characters, foreign names by sound. */
export function chineseTerms(folded: string, lexicon: Lexicon): readonly SearchTerm[] {
  const words = lexicon.segment(withoutAsking(folded)).map((word) => (CHINESE_STOP_WORDS.has(word) ? " " : word));
  const terms: SearchTerm[] = [];
  for (const word of words.filter(isHan)) {
    const alternatives = [{ term: `w${word}`, weight: 1 }, ...english(word, lexicon)];
    terms.push({ text: word, kind: "word", weight: word.length === 1 ? WORD * SINGLE : WORD, alternatives });
  }
  for (const gram of grams(words.join(""))) {
    terms.push({
      text: gram,
      kind: "gram",
      weight: gram.length === 1 ? GRAM * SINGLE : GRAM,
      alternatives: [{ term: `g${gram}`, weight: 1 }],
    });
  }
  return [...terms, ...foreignTerms(words, lexicon)];
}

/** A word the dictionary does not know means what the longest parts of it that it knows mean: 火药厂 is about 火药. */
function english(word: string, lexicon: Lexicon): readonly Alternative[] {
  for (let length = word.length; length > 0; length--) {
    const starts = Array.from({ length: word.length - length + 1 }, (_, i) => i);
    const known = starts.flatMap((i) => inEnglish(word.slice(i, i + length), lexicon));
    if (known.length > 0) return best(known);
  }
  return [];
}

function best(alternatives: readonly Alternative[]): readonly Alternative[] {
  const weights = new Map<string, number>();
  for (const { term, weight } of alternatives) weights.set(term, Math.max(weights.get(term) ?? 0, weight));
  return [...weights].map(([term, weight]) => ({ term, weight }));
}

/** Stems of the glosses of a Chinese word. A gloss of several words gives each a part of its weight. */
function inEnglish(word: string, lexicon: Lexicon): readonly Alternative[] {
  const weights = new Map<string, number>();
  lexicon
    .glosses(word)
    .slice(0, 6)
    .forEach((gloss, position) => {
      const stems = englishWords(gloss)
        .filter((each) => !ENGLISH_STOP_WORDS.has(each))
        .map(lexicon.stem);
      if (stems.length > 4) return;
      const weight = 1 / (1 + 0.3 * position) / Math.max(1, stems.length);
      for (const stem of stems) weights.set(stem, Math.max(weights.get(stem) ?? 0, weight));
    });
  return [...weights].map(([stem, weight]) => ({ term: `e${stem}`, weight }));
}

const FOREIGN = 0.4;

/**
 * Foreign names by their sound: runs of words that the dictionary does not know, each with every part of it that a name
 * might be. Which characters are the name cannot be told, and two sounds fit many.
 */
function foreignTerms(words: readonly string[], lexicon: Lexicon): readonly SearchTerm[] {
  const unknown = words.map((word) => (isHan(word) && (word.length === 1 || isUnknown(word, lexicon)) ? word : " "));
  return unknown
    .join("")
    .split(/ +/u)
    .flatMap((run) => {
      const skeletons = new Set(chineseSkeletons(run, (char) => lexicon.readings(char)[0]));
      const alternatives = [...skeletons].map((each) => ({ term: `t${each}`, weight: soundWeight(each) }));
      return alternatives.length === 0 ? [] : [{ text: run, kind: "foreign" as const, weight: FOREIGN, alternatives }];
    });
}

function soundWeight(skeleton: string): number {
  if (skeleton.length <= 2) return 0.2;
  return skeleton.length === 3 ? 0.6 : 1;
}

/** Names count as unknown: their glosses do not say what else they may be. */
function isUnknown(word: string, lexicon: Lexicon): boolean {
  return lexicon.glosses(word).length === 0 || lexicon.properNoun(word);
}
