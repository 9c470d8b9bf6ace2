import { type Term, valuesOf } from "../../language/terms.ts";

/** How well a number or date fits the word that says it, and what it weighs as a term of its own. */
export const VALUE_FITS = 0.7;

/** In words, one and two seldom count anything: 一种, 哪一, at first. */
const SMALL = /^nn:[12]$/u;

/** The index terms of the numbers and dates in a question. */
export function valuesAsked(question: string, now?: string): readonly Term[] {
  const terms = valuesOf(question, now).filter((term) => /\d/u.test(question) || !SMALL.test(term));
  return [...new Set(terms)];
}

/** Those of `asked`, the values of a question, that one of its words says alone: "2015" is a number and a year. */
export function valuesOfWord(word: string, asked: ReadonlySet<Term>): readonly Term[] {
  const alone = valuesOf(word);
  const years = alone.map((term) => term.replace(/^nn:/u, "nd:"));
  return [...alone, ...years].filter((term) => asked.has(term));
}
