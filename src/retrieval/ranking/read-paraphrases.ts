import type { AnalysedText } from "../../language/analysed-text.ts";
import { englishWords } from "../../language/english.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { CHINESE_STOP_WORDS } from "../../language/question-words.ts";
import { remember } from "../../language/remember.ts";
import type { WeighedTerm } from "../query/search-term.ts";
import type { Marks } from "./marks.ts";

/** Two words with the same translation mean much the same; parts of a word are a hint of it. */
const SAME_MEANING = 0.7;
const PAIRS = 0.8;
const CHARACTERS = 0.4;

/** Raises the marks of the terms that a text meets in other words. */
export type ReadParaphrases = (marks: Marks, text: AnalysedText) => void;

/**
 * Gives the function that reads Chinese paraphrases of a question's terms: a word that a text does not hold counts for some of
 * itself when the text holds one with the same English gloss, else for the share of its characters found there. Marks
 * already given are never lowered.
 */
export function createReadParaphrases(terms: readonly WeighedTerm[], lexicon: Lexicon): ReadParaphrases {
  const meant = terms.map(({ kind, text }) => (kind === "gram" || !isWord(text) ? [] : meaningsOf(text, lexicon)));
  const asked = new Set(meant.flat());
  return (marks, text) => {
    let said: ReadonlySet<string> | null = null;
    terms.forEach((term, i) => {
      if (marks[i]! >= SAME_MEANING || term.kind === "gram" || !isWord(term.text)) return;
      said ??= meaningsIn(text, asked, lexicon);
      const same = meant[i]!.some((meaning) => said!.has(meaning)) ? SAME_MEANING : 0;
      marks[i] = Math.max(marks[i]!, same, partsIn(term.text, text.folded));
    });
  };
}

/** The meanings asked for that a text holds words of. */
function meaningsIn({ words }: AnalysedText, asked: ReadonlySet<string>, lexicon: Lexicon): ReadonlySet<string> {
  const said = new Set<string>();
  for (const word of words) {
    if (!isWord(word) || CHINESE_STOP_WORDS.has(word)) continue;
    for (const meaning of meaningsOf(word, lexicon)) if (asked.has(meaning)) said.add(meaning);
  }
  return said;
}

function isWord(text: string): boolean {
  return /^\p{Script=Han}{2,}$/u.test(text);
}

const GLOSSES = 4;
const REMEMBERED = 20_000;

/** The stems of the first glosses of a word that are single words: longer ones explain rather than translate. */
const meaningsOf = remember(REMEMBERED, (word, lexicon: Lexicon): readonly string[] => {
  const stems = lexicon
    .glosses(word)
    .slice(0, GLOSSES)
    .flatMap((gloss) => {
      const [stem, ...more] = englishWords(gloss)
        .map(lexicon.stem)
        .filter(({ length }) => length > 2);
      return stem === undefined || more.length > 0 ? [] : [stem];
    });
  return [...new Set(stems)];
});

/** How much of a word's pairs of characters, or for less of its characters, a text holds. */
function partsIn(word: string, folded: string): number {
  const characters = [...word];
  const pairs = characters.slice(1).map((char, i) => characters[i]! + char);
  const share = (parts: readonly string[]): number =>
    parts.filter((part) => folded.includes(part)).length / parts.length;
  return Math.max(PAIRS * share(pairs), CHARACTERS * share(characters));
}
