import { ENGLISH_STOP_WORDS, englishWords } from "./english.ts";
import { fold } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";
import { nameReadings, pinyinNames } from "./pinyin.ts";
import { romanNumerals } from "./roman-numerals.ts";
import { chineseSkeletons, latinSkeletons } from "./transliteration.ts";
import { valueKeys } from "./value-keys.ts";

/**
 * A term of the index. The first character names the field: w Chinese words, g single and paired Chinese characters,
 * e English stems, p names in pinyin, t sound skeletons of foreign names, n numbers and dates, a known aliases,
 * h whatever stands above the passage (title, publisher, date, people).
 */
export type Term = string;

const HAN_RUN = /\p{Script=Han}+/gu;
const LATIN_NAME = /\p{Lu}[\p{L}\p{Mn}'’]+/gu;

/** The words of a text, with repetitions, from which its terms and its vector are made. */
export interface Words {
  readonly folded: string;
  /** Chinese words, those that carry no meaning included. */
  readonly chinese: readonly string[];
  /** Stems of the English words that carry meaning, as terms. */
  readonly english: readonly Term[];
  /** Names in pinyin, as terms. */
  readonly names: readonly Term[];
}

/** Every term of a text, with repetitions, grouped by field. `text` is original, not folded: names need their capitals. */
export function termsOf(text: string, lexicon: Lexicon, published?: string): readonly Term[] {
  const { folded, chinese, english, names } = wordsOf(text, lexicon);
  const terms: Term[] = [];
  for (const word of chinese) terms.push(`w${word}`);
  for (const gram of gramTerms(folded)) terms.push(gram);
  for (const stem of english) terms.push(stem);
  for (const name of names) terms.push(name);
  for (const skeleton of skeletonsOf(text, folded, lexicon)) terms.push(skeleton);
  for (const key of valuesOf(text, published)) terms.push(key);
  return terms;
}

/** Texts whose words are kept: a passage is read for its terms and once more, soon after, for its vector. */
const REMEMBERED = 512;
const remembered = new WeakMap<Lexicon, Map<string, Words>>();

/** The words of a text. `text` is original, not folded. */
export function wordsOf(text: string, lexicon: Lexicon): Words {
  const known = remembered.get(lexicon) ?? new Map<string, Words>();
  const found = known.get(text) ?? readWords(text, lexicon);
  if (known.size >= REMEMBERED) known.clear();
  remembered.set(lexicon, known.set(text, found));
  return found;
}

function readWords(text: string, lexicon: Lexicon): Words {
  const folded = fold(text);
  return {
    folded,
    chinese: lexicon.segment(folded).filter(isHan),
    english: englishWords(folded).flatMap((word) => (ENGLISH_STOP_WORDS.has(word) ? [] : [`e${lexicon.stem(word)}`])),
    names: namesOf(text, folded, lexicon),
  };
}

/** Names in pinyin, of the Chinese and of the Latin parts of a text. */
export function namesOf(text: string, folded: string, lexicon: Lexicon): readonly Term[] {
  const latin = /[A-Z]/u.test(text) ? pinyinNames(text).flatMap((name) => name.readings) : [];
  return [...nameReadings(folded, lexicon.readings), ...latin].map((reading) => `p${reading}`);
}

/** Sound skeletons of foreign names, in Chinese characters and in Latin letters. */
export function skeletonsOf(text: string, folded: string, lexicon: Lexicon): readonly Term[] {
  const latin = [...text.matchAll(LATIN_NAME)].flatMap(([name]) => latinSkeletons(name));
  return [...chineseSkeletons(folded, (char) => lexicon.readings(char)[0]), ...latin].map((skeleton) => `t${skeleton}`);
}

/** Numbers and dates, one key whatever the notation. `published` (ISO) gives the year to a day without one. */
export function valuesOf(text: string, published?: string): readonly Term[] {
  return [...valueKeys(text, published), ...romanNumerals(text).map((value) => `n:${value}`)].map((key) => `n${key}`);
}

/** Single characters and neighbouring pairs of every run of Chinese characters of a folded text. */
export function grams(folded: string): readonly string[] {
  return gramTerms(folded).map((term) => term.slice(1));
}

/** The same as terms: half of all terms are these, so each is made in one go from its units. */
function gramTerms(folded: string): readonly Term[] {
  const field = "g".charCodeAt(0);
  const terms: Term[] = [];
  for (const [run] of folded.matchAll(HAN_RUN)) {
    for (let i = 0; i < run.length; i++) {
      const unit = run.charCodeAt(i);
      terms.push(String.fromCharCode(field, unit));
      if (i + 1 < run.length) terms.push(String.fromCharCode(field, unit, run.charCodeAt(i + 1)));
    }
  }
  return terms;
}

/** True for a word that begins with a Chinese character. */
export function isHan(word: string): boolean {
  return /^\p{Script=Han}/u.test(word);
}
