import type { Lexicon } from "../../language/lexicon.ts";
import { CHINESE_STOP_WORDS, withoutAsking } from "../../language/question-words.ts";
import { remember } from "../../language/remember.ts";
import { grams, isHan } from "../../language/terms.ts";
import { chineseSkeletons } from "../../language/transliteration.ts";
import type { SearchTerm } from "./search-term.ts";
import { synonyms } from "./synonyms.ts";
import { translateChinese } from "./translate-chinese.ts";

const WORD = 0.5;
const GRAM = 0.65;
const SINGLE = 0.5;
const DENIAL = /^[不非无未]$/u;

const REMEMBERED = 5_000;
/** Gives the function that tells what else a word may be searched by, where it is denied or where it is not. */
const othersWhere = (denied: boolean) =>
  remember(REMEMBERED, (word, lexicon: Lexicon) => [
    ...translateChinese(word, denied, lexicon),
    ...synonyms(word, lexicon),
  ]);
const othersOf = othersWhere(false);
const othersDenied = othersWhere(true);

/**
 * The terms of the Chinese part of a question: words with their English and their synonyms, pairs of characters, foreign
 * names by sound.
 */
export function chineseTerms(folded: string, lexicon: Lexicon): readonly SearchTerm[] {
  const cut = lexicon.segment(withoutAsking(folded));
  const words = cut.map((word) => (CHINESE_STOP_WORDS.has(word) ? " " : word));
  const terms: SearchTerm[] = [];
  words.forEach((word, i) => {
    if (!isHan(word)) return;
    const denied = DENIAL.test(cut[i - 1] ?? "");
    const others = denied ? othersDenied(word, lexicon) : othersOf(word, lexicon);
    const weight = word.length === 1 ? WORD * SINGLE : WORD;
    terms.push({ text: word, kind: "word", weight, alternatives: [{ term: `w${word}`, weight: 1 }, ...others] });
  });
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
