import { ENGLISH_STOP_WORDS, englishWords } from "../text/english.ts";
import { fold } from "../text/fold.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { pinyinNames } from "../text/pinyin.ts";
import { CHINESE_STOP_WORDS, withoutAsking } from "../text/question-words.ts";
import { grams, isHan, valuesOf } from "../text/terms.ts";
import { chineseSkeletons, latinSkeletons } from "../text/transliteration.ts";

/** One way a thing may be written: a term of src/text/terms.ts, and how well it fits, 0 to 1. */
export interface Alternative {
  readonly term: string;
  readonly weight: number;
}

/** One thing a question asks for, with every way the corpus may write it. */
export interface SearchTerm {
  /** What stands in the question. */
  readonly text: string;
  /** `gram` terms repeat what words say, for segmentation that differs; `foreign` ones are sounds of a name. */
  readonly kind: "word" | "phrase" | "gram" | "name" | "foreign" | "value" | "alias";
  readonly weight: number;
  readonly alternatives: readonly Alternative[];
}

/** The search terms of a question in English, Chinese or both, without those for known aliases. */
export function searchTerms(question: string, lexicon: Lexicon, now?: string): readonly SearchTerm[] {
  const folded = fold(question);
  return [...chineseTerms(folded, lexicon), ...englishTerms(question, folded, lexicon), ...valueTerms(question, now)];
}

const WORD = 0.5;
const GRAM = 0.5;
const SINGLE = 0.5;

function chineseTerms(folded: string, lexicon: Lexicon): readonly SearchTerm[] {
  const words = lexicon.segment(withoutAsking(folded)).map((word) => (CHINESE_STOP_WORDS.has(word) ? " " : word));
  const terms: SearchTerm[] = [];
  for (const word of words.filter(isHan)) {
    const alternatives = [{ term: `w${word}`, weight: 1 }, ...inEnglish(word, lexicon)];
    terms.push({ text: word, kind: "word", weight: word.length === 1 ? WORD * SINGLE : WORD, alternatives });
  }
  const text = words.join("");
  for (const gram of grams(text)) {
    terms.push({
      text: gram,
      kind: "gram",
      weight: gram.length === 1 ? GRAM * SINGLE : GRAM,
      alternatives: [{ term: `g${gram}`, weight: 1 }],
    });
  }
  const skeletons = chineseSkeletons(text, (char) => lexicon.readings(char)[0]).filter((each) => each.length >= 3);
  for (const skeleton of longestOnly(skeletons))
    terms.push({ text: skeleton, kind: "foreign", weight: 0.3, alternatives: [{ term: `t${skeleton}`, weight: 1 }] });
  return terms;
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

/** Skeletons that are no part of a longer one of the same name. */
function longestOnly(skeletons: readonly string[]): readonly string[] {
  const all = [...new Set(skeletons)];
  return all.filter((one) => !all.some((other) => other.length > one.length && other.includes(one)));
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
  ];
  return { text: word, kind: foreign ? "foreign" : "word", weight, alternatives };
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

function valueTerms(question: string, now?: string): readonly SearchTerm[] {
  return [...new Set(valuesOf(question, now))].map((term) => ({
    text: term.slice(1),
    kind: "value",
    weight: 0.7,
    alternatives: [{ term, weight: 1 }],
  }));
}
