import { ENGLISH_STOP_WORDS } from "./english.ts";
import type { Lexicon } from "./lexicon.ts";
import { COMPOUND_SURNAMES, SURNAMES, syllables } from "./pinyin.ts";

type NameLexicon = Pick<Lexicon, "glosses" | "readings" | "properNoun" | "tagged">;

/**
 * Whether a word of a question is a Chinese person's name beyond doubt: three characters that begin with a surname (four with
 * one of two characters) and are
 * no dictionary word (or one whose gloss is its own reading) nor end in a common noun (高水平, 段时间), or capitalised pinyin
 * words one of which, first or last, is a surname.
 */
export function isPersonName(text: string, lexicon: NameLexicon): boolean {
  return /^\p{Script=Han}{2,4}$/u.test(text) ? isHanName(text, lexicon) : isPinyinName(text, lexicon);
}

function isHanName(text: string, lexicon: NameLexicon): boolean {
  if (text.length === 4) return COMPOUND_SURNAMES.has(text.slice(0, 2)) && lexicon.glosses(text).length === 0;
  if (text.length !== 3 || !SURNAMES.has(text[0]!)) return false;
  const [gloss] = lexicon.glosses(text);
  if (gloss === undefined) return !isCommonNoun(text.slice(1), lexicon);
  const reading = [...text].map((char) => lexicon.readings(char)[0] ?? "?").join("");
  return gloss.replace(/[^a-z]/gu, "").startsWith(reading);
}

/** Given names are seldom nouns of things; those that are (海洋, 文明) the segmenter tags otherwise. */
function isCommonNoun(word: string, lexicon: NameLexicon): boolean {
  const [first, ...rest] = lexicon.tagged(word);
  if (first === undefined || rest.length > 0 || lexicon.glosses(word).length === 0) return false;
  const { tag } = first;
  return tag === "q" || (tag === "n" && !lexicon.properNoun(word));
}

function isPinyinName(text: string, lexicon: NameLexicon): boolean {
  const words = text.split(/\s+/u);
  if (words.length < 2 || words.some((word) => !/^\p{Lu}/u.test(word) || ENGLISH_STOP_WORDS.has(word.toLowerCase())))
    return false;
  const surnames = new Set([...SURNAMES].flatMap((char) => lexicon.readings(char)));
  const [first, last] = [words[0]!, words.at(-1)!].map((word) => syllables(word)?.join("") ?? "");
  return surnames.has(first!) || surnames.has(last!);
}
