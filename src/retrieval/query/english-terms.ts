import { ENGLISH_STOP_WORDS, englishWords } from "../../language/english.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { pinyinNames } from "../../language/pinyin.ts";
import { withoutAskingEnglish } from "../../language/question-words.ts";
import type { Term } from "../../language/terms.ts";
import { latinSkeletons } from "../../language/transliteration.ts";
import { correctSpelling } from "./correct-spelling.ts";
import type { Alternative, SearchTerm } from "./search-term.ts";
import { inChinese, translateEnglish } from "./translate-english.ts";
import { VALUE_FITS, valuesOfWord } from "./values-asked.ts";

const LONGEST_PHRASE = 4;
/** A word inside a name in pinyin is seldom meant by itself, one inside a phrase often. */
const IN_NAME = 0.3;
const IN_PHRASE = 0.8;

/**
 * The terms of the English part of a question: names in pinyin, phrases of the dictionary, and every word, with the value
 * it says of `values`, all that the question says.
 */
export function englishTerms(question: string, values: ReadonlySet<Term>, lexicon: Lexicon): readonly SearchTerm[] {
  const names = pinyinNames(question);
  const inName = new Set(names.flatMap((name) => englishWords(fold(name.text))));
  const capitals = new Set(
    (question.match(/(?<=\S\s{1,9}["“‘(]?)\p{Lu}[\p{L}’'-]+/gu) ?? []).flatMap((word) => englishWords(fold(word))),
  );
  const words = englishWords(withoutAskingEnglish(fold(question)))
    .filter((word) => !ENGLISH_STOP_WORDS.has(word))
    .map((word) => (capitals.has(word) || inName.has(word) ? word : correctSpelling(word, lexicon)));
  const terms: SearchTerm[] = names.map(({ text, readings }) => ({
    text,
    kind: "name",
    weight: 1.5,
    alternatives: readings.map((reading) => ({ term: `p${reading}`, weight: 1 })),
  }));
  for (let i = 0; i < words.length; ) {
    const length = phraseLength(words, i, lexicon);
    const phrase = words.slice(i, i + length);
    const text = phrase.join(" ");
    if (length > 1) terms.push({ text, kind: "phrase", weight: 1, alternatives: inChinese(text, lexicon) });
    for (const word of phrase) {
      const weight = inName.has(word) ? IN_NAME : length > 1 ? IN_PHRASE : 1;
      terms.push(englishTerm(word, weight, lexicon, capitals, values));
    }
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

function englishTerm(
  word: string,
  weight: number,
  lexicon: Lexicon,
  capitals: ReadonlySet<string>,
  values: ReadonlySet<Term>,
): SearchTerm {
  const translations = translateEnglish(word, lexicon);
  const foreign = (capitals.has(word) || lexicon.chineseToSearch(word).length === 0) && !/\d/u.test(word);
  const alternatives = [
    { term: `e${lexicon.stem(word)}`, weight: 1 },
    ...translations,
    ...valuesOfWord(word, values).map((term) => ({ term, weight: VALUE_FITS })),
    ...(foreign ? sounds(word) : []),
  ];
  return { text: word, kind: foreign ? "foreign" : "word", weight, alternatives };
}

/** Two sounds fit many names by chance, five hardly any. */
function soundWeight(skeleton: string): number {
  return Math.min(0.9, 0.3 * (skeleton.length - 1));
}

/** A Chinese name may leave out the last sound of a foreign one (Marseille is 马赛). */
function sounds(word: string): readonly Alternative[] {
  const whole = latinSkeletons(word);
  const shorter = whole.filter((each) => each.length >= 4).map((each) => each.slice(0, -1));
  return [
    ...whole.map((each) => ({ term: `t${each}`, weight: soundWeight(each) })),
    ...shorter.map((each) => ({ term: `t${each}`, weight: soundWeight(each) / 2 })),
  ];
}
