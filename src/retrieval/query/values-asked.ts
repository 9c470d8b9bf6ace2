import { type Term, valuesOf } from "../../language/terms.ts";

/** How well a number or date fits the word that says it, and what it weighs as a term of its own. */
export const VALUE_FITS = 0.7;

/** In words, one and two seldom count anything: 一种, 哪一, at first. */
const SMALL = /^nn:[12]$/u;

/** The index terms of the numbers and dates in a question. A day written without its year is that day in any year. */
export function valuesAsked(question: string, now?: string): readonly Term[] {
  const written = new Set(valuesOf(question));
  const assumed = now === undefined ? [] : valuesOf(question, now).filter((term) => !written.has(term));
  const days = assumed.filter((term) => written.has(term.replace(YEAR_OF_DAY, "nd:")));
  const ofDays = (term: Term): boolean => days.some((day) => day.startsWith(term));
  const terms = [...written, ...assumed.filter((term) => !ofDays(term))];
  return terms.filter((term) => /\d/u.test(question) || !SMALL.test(term));
}

const YEAR_OF_DAY = /^nd:\d{4}-(?=\d\d-\d\d$)/u;

/** Those of `asked`, the values of a question, that one of its words says alone: "2015" is a number and a year. */
export function valuesOfWord(word: string, asked: ReadonlySet<Term>): readonly Term[] {
  const alone = valuesOf(word);
  const years = alone.map((term) => term.replace(/^nn:/u, "nd:"));
  return [...alone, ...years].filter((term) => asked.has(term));
}
