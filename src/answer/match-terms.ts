import type { WeighedTerm } from "../retrieve/retrieve.ts";
import { ENGLISH_STOP_WORDS, englishWords } from "../text/english.ts";
import { fold } from "../text/fold.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { namesOf, skeletonsOf, valuesOf } from "../text/terms.ts";

/** How well a text meets each search term, 0 to 1, in the order of the terms. */
export type Matches = Float32Array;

/** Where an alternative belongs: which term, and how well it fits. */
interface Place {
  readonly term: number;
  readonly weight: number;
}

/**
 * Gives the function that matches a text against the terms of one question. Chinese alternatives are found wherever their
 * characters stand, whatever words the segmenter would make of them.
 */
export function createMatcher(
  terms: readonly WeighedTerm[],
  lexicon: Lexicon,
): (text: string, published?: string) => Matches {
  const places = placesOf(terms);
  const fields = new Set([...places.keys()].map((key) => key[0]));
  const longest = Math.max(1, ...[...places.keys()].filter((key) => key[0] === "w").map((key) => key.length - 1));
  return (text, published) => {
    const matches = new Float32Array(terms.length);
    const meet = (key: string): void => {
      for (const { term, weight } of places.get(key) ?? []) if (weight > matches[term]!) matches[term] = weight;
    };
    const folded = fold(text);
    if (fields.has("w"))
      for (let i = 0; i < folded.length; i++)
        for (let n = 1; n <= longest && i + n <= folded.length; n++) meet(`w${folded.slice(i, i + n)}`);
    if (fields.has("e"))
      for (const word of englishWords(folded)) if (!ENGLISH_STOP_WORDS.has(word)) meet(`e${lexicon.stem(word)}`);
    if (fields.has("p")) for (const key of namesOf(text, folded, lexicon)) meet(key);
    if (fields.has("t")) for (const key of skeletonsOf(text, folded, lexicon)) meet(key);
    if (fields.has("n")) for (const key of valuesOf(text, published)) meet(key);
    if (fields.has("a"))
      for (const key of places.keys()) if (key[0] === "a" && folded.includes(key.slice(1))) meet(key);
    return matches;
  };
}

/** By alternative; pairs of characters are found as words are. */
function placesOf(terms: readonly WeighedTerm[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  terms.forEach(({ alternatives }, term) => {
    for (const { term: written, weight } of alternatives) {
      const key = written[0] === "g" ? `w${written.slice(1)}` : written;
      const known = places.get(key);
      if (known === undefined) places.set(key, [{ term, weight }]);
      else known.push({ term, weight });
    }
  });
  return places;
}

/** The larger of two matches, term by term, the second counting for `share` of itself. */
export function widen(matches: Matches, other: Matches | undefined, share: number): Matches {
  if (other === undefined) return matches;
  return matches.map((value, i) => Math.max(value, other[i]! * share));
}

/** How much of the question's weight the matches meet, 0 to 1. */
export function coverage(matches: Matches, terms: readonly WeighedTerm[]): number {
  let met = 0;
  let all = 0;
  for (let i = 0; i < terms.length; i++) {
    met += matches[i]! * terms[i]!.gain;
    all += terms[i]!.gain;
  }
  return all === 0 ? 0 : met / all;
}
