import { ENGLISH_STOP_WORDS, englishWords } from "../text/english.ts";
import { fold } from "../text/fold.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { pinyinNames } from "../text/pinyin.ts";
import { valuesOf } from "../text/terms.ts";
import { latinSkeletons } from "../text/transliteration.ts";
import { chineseTerms } from "./chinese-terms.ts";
import type { Alternative, SearchTerm } from "./search-term.ts";

/** The search terms of a question in English, Chinese or both, without those for known aliases. */
export function searchTerms(question: string, lexicon: Lexicon, now?: string): readonly SearchTerm[] {
  const folded = fold(question);
  return [...chineseTerms(folded, lexicon), ...englishTerms(question, folded, lexicon), ...valueTerms(question, now)];
}

const LONGEST_PHRASE = 4;

function englishTerms(question: string, folded: string, lexicon: Lexicon): readonly SearchTerm[] {
  const names = pinyinNames(question);
  const inName = new Set(names.flatMap((name) => englishWords(fold(name.text))));
  const capitals = new Set(
    (question.match(/(?<=\S\s+["“‘(]?)\p{Lu}[\p{L}’'-]+/gu) ?? []).flatMap((word) => englishWords(fold(word))),
  );
  const words = englishWords(folded).filter((word) => !ENGLISH_STOP_WORDS.has(word));
  const terms: SearchTerm[] = names.map(({ text, readings }) => ({
    text,
    kind: "name",
    weight: 1.5,
    alternatives: readings.map((reading) => ({ term: `p${reading}`, weight: 1 })),
  }));
  for (let i = 0; i < words.length; ) {
    const length = phraseLength(words, i, lexicon);
    const phrase = words.slice(i, i + length);
    if (length > 1)
      terms.push({
        text: phrase.join(" "),
        kind: "phrase",
        weight: 1,
        alternatives: inChinese(phrase.join(" "), lexicon),
      });
    for (const word of phrase) terms.push(englishTerm(word, inName.has(word) ? 0.3 : 1, lexicon, capitals));
    i += length;
  }
  return terms;
}

function phraseLength(words: readonly string[], from: number, lexicon: Lexicon): number {
  for (let length = Math.min(LONGEST_PHRASE, words.length - from); length > 1; length--) {
    if (lexicon.chinese(words.slice(from, from + length).join(" ")).length > 0) return length;
  }
  return 1;
}

/** Two characters are looked up as a pair, whatever words the segmenter made of them; more only as a word. */
function inChinese(english: string, lexicon: Lexicon): readonly Alternative[] {
  return lexicon
    .chinese(english)
    .map(({ word, weight }) => ({ term: `${word.length === 2 ? "g" : "w"}${word}`, weight }));
}

function englishTerm(word: string, weight: number, lexicon: Lexicon, capitals: ReadonlySet<string>): SearchTerm {
  const translations = inChinese(word, lexicon);
  const foreign = (capitals.has(word) || translations.length === 0) && !/\d/u.test(word);
  const alternatives = [
    { term: `e${lexicon.stem(word)}`, weight: 1 },
    ...translations,
    ...(foreign ? sounds(word) : []),
    ...throughRelatives(word, lexicon),
  ];
  return { text: word, kind: foreign ? "foreign" : "word", weight, alternatives };
}

/** A relative's meanings in several words, or in one character, are too far away. */
const NEAR_ENOUGH = 0.5;

/** What the words that say nearly the same would find, each for as much as it is related. */
function throughRelatives(word: string, lexicon: Lexicon): readonly Alternative[] {
  const own = new Set(inChinese(word, lexicon).map(({ term }) => term));
  return lexicon.relatives(word).flatMap(({ word: relative, weight }) => {
    const meanings = inChinese(relative, lexicon).filter(
      ({ term, weight: fit }) => fit >= NEAR_ENOUGH && !own.has(term),
    );
    return [
      { term: `e${lexicon.stem(relative)}`, weight },
      ...meanings.map(({ term, weight: fit }) => ({ term, weight: fit * weight })),
    ];
  });
}

/** Two sounds fit many names by chance, five hardly any. */
function soundWeight(skeleton: string): number {
  return Math.min(0.9, 0.3 * (skeleton.length - 1));
}

/** A Chinese name may leave out the last sound of a foreign one (Huguenot is 胡格诺). */
function sounds(word: string): readonly Alternative[] {
  const whole = latinSkeletons(word);
  const shorter = whole.filter((each) => each.length >= 4).map((each) => each.slice(0, -1));
  return [
    ...whole.map((each) => ({ term: `t${each}`, weight: soundWeight(each) })),
    ...shorter.map((each) => ({ term: `t${each}`, weight: soundWeight(each) / 2 })),
  ];
}

/** In words, one and two seldom count anything: 一种, 哪一, at first. */
const SMALL = /^nn:[12]$/u;

function valueTerms(question: string, now?: string): readonly SearchTerm[] {
  const values = valuesOf(question, now).filter((term) => /\d/u.test(question) || !SMALL.test(term));
  return [...new Set(values)].map((term) => ({
    text: term.slice(1),
    kind: "value",
    weight: 0.7,
    alternatives: [{ term, weight: 1 }],
  }));
}
