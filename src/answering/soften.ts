import { englishWords } from "../language/english.ts";
import { fold } from "../language/fold.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { CHINESE_STOP_WORDS } from "../language/question-words.ts";
import { remember } from "../language/remember.ts";
import type { WeighedTerm } from "../retrieval/ranking/retrieve.ts";

/** Two words with the same translation mean much the same; parts of a word are a hint of it. */
const SYNONYM = 0.7;
const PAIRS = 0.8;
const CHARACTERS = 0.4;
const GLOSSES = 4;

/** Gives better marks to the terms of a question that a text meets in other words. */
export type Soften = (met: ArrayLike<number>, text: string) => readonly number[];

/**
 * Gives the function that reads Chinese paraphrases: a word not found counts for 0.7 when the text holds one with the same
 * English gloss, else for the share of its characters found there. Marks already given are never lowered.
 */
export function createSoften(
  terms: readonly WeighedTerm[],
  lexicon: Pick<Lexicon, "glosses" | "stem" | "segment">,
): Soften {
  const meant = terms.map(({ kind, text }) => (kind === "gram" || !isWord(text) ? null : meaningsOf(text, lexicon)));
  const asked = new Set(meant.flatMap((meanings) => meanings ?? []));
  const read = new Map<string, ReadonlySet<string>>();
  /** The meanings asked for that a text holds words of. */
  const saidIn = (folded: string): ReadonlySet<string> => {
    const known = read.get(folded);
    if (known !== undefined) return known;
    const said = new Set<string>();
    for (const word of lexicon.segment(folded)) {
      if (!isWord(word) || CHINESE_STOP_WORDS.has(word)) continue;
      for (const meaning of meaningsOf(word, lexicon)) if (asked.has(meaning)) said.add(meaning);
    }
    read.set(folded, said);
    return said;
  };
  return (met, text) => {
    const folded = fold(text);
    return terms.map((term, i) => {
      const mark = Math.min(1, met[i]!);
      const meanings = meant[i];
      if (mark >= 0.5 || !meanings) return mark;
      const said = saidIn(folded);
      const same = meanings.some((meaning) => said.has(meaning)) ? SYNONYM : 0;
      return Math.max(mark, same, PAIRS * pairsIn(term.text, folded), CHARACTERS * charactersIn(term.text, folded));
    });
  };
}

function isWord(text: string): boolean {
  return /^\p{Script=Han}{2,}$/u.test(text);
}

/** The stems of the first glosses of a word; the same words stand in most texts. */
const meaningsOf = remember(20_000, (word, lexicon: Pick<Lexicon, "glosses" | "stem">): readonly string[] => {
  const stems = lexicon
    .glosses(word)
    .slice(0, GLOSSES)
    .map((gloss) => stemOf(gloss, lexicon));
  return [...new Set(stems.filter((stem) => stem !== ""))];
});

/** The stem of a gloss of one word, else nothing: longer ones explain rather than translate. */
function stemOf(gloss: string, lexicon: Pick<Lexicon, "stem">): string {
  const stems = englishWords(gloss)
    .map(lexicon.stem)
    .filter((stem) => stem.length > 2);
  return stems.length === 1 ? stems[0]! : "";
}

function pairsIn(word: string, text: string): number {
  let found = 0;
  for (let i = 0; i + 2 <= word.length; i++) if (text.includes(word.slice(i, i + 2))) found++;
  return found / (word.length - 1);
}

function charactersIn(word: string, text: string): number {
  return [...word].filter((char) => text.includes(char)).length / word.length;
}
