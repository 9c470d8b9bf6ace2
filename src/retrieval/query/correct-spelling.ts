import type { Lexicon } from "../../language/lexicon.ts";

/** Shorter words have neighbours by chance. */
const SHORTEST = 5;
/** And longer ones are no words: each letter more is fifty more neighbours to look up. */
const LONGEST = 24;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * The English word that a word unknown to the dictionary most likely is, one letter missing, too many, wrong or exchanged with
 * its neighbour (Norvig 2007); the word itself where it is known, short, or near none. British spellings are no slips.
 */
export function correctSpelling(word: string, lexicon: Pick<Lexicon, "chinese" | "glosses">): string {
  if (word.length < SHORTEST || word.length > LONGEST || !/^[a-z]+$/u.test(word) || isKnown(word, lexicon)) return word;
  const american = word.replace(/(?<=.{4})is(?=e|ed|es|er|ing|ation)/u, "iz").replace(/our(?=s?$|ed$|ing$)/u, "or");
  if (american !== word && isKnown(american, lexicon)) return american;
  return edits(word).find((each) => isKnown(each, lexicon)) ?? word;
}

function isKnown(word: string, lexicon: Pick<Lexicon, "chinese">): boolean {
  return lexicon.chinese(word).length > 0;
}

/** The likeliest slips first: a letter left out, one too many, two exchanged, one wrong. */
function edits(word: string): readonly string[] {
  const places = Array.from({ length: word.length + 1 }, (_, i) => [word.slice(0, i), word.slice(i)] as const);
  return [
    ...places.flatMap(([before, after]) => [...LETTERS].map((letter) => before + letter + after)),
    ...places.flatMap(([before, after]) => (after === "" ? [] : [before + after.slice(1)])),
    ...places.flatMap(([before, after]) => (after.length < 2 ? [] : [before + after[1] + after[0] + after.slice(2)])),
    ...places.flatMap(([before, after]) =>
      after === "" ? [] : [...LETTERS].map((letter) => before + letter + after.slice(1)),
    ),
  ];
}
