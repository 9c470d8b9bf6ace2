import { type Term, valuesOf } from "../text/terms.ts";

/** How well a number or date fits the word that says it, and what it weighs as a term of its own. */
export const VALUE_FITS = 0.7;

/** In words, one and two seldom count anything: 一种, 哪一, at first. */
const SMALL = /^nn:[12]$/u;

/** The index terms of the numbers and dates in a question, or in one word of it. */
export function valuesAsked(text: string, now?: string): readonly Term[] {
  const terms = valuesOf(text, now).filter((term) => /\d/u.test(text) || !SMALL.test(term));
  return [...new Set(terms)];
}
