import { ENGLISH_STOP_WORDS, englishWords } from "../../language/english.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { namesOf, skeletonsOf, valuesOf } from "../../language/terms.ts";
import type { WeighedTerm } from "./found.ts";

/** How well a text meets each search term, 0 to 1, in the order of the terms. */
export type Matches = Float32Array;

/** Where an alternative belongs: which term, and how well it fits. */
interface Place {
  readonly term: number;
  readonly weight: number;
}

/** A Chinese alternative, found wherever its characters stand. */
interface Run extends Place {
  readonly characters: string;
}

/** Matches a text; `published` (ISO) gives the year to a day without one. */
export type Matcher = (text: string, published?: string) => Matches;

/** Ranking and answering read the same sentences for the same terms. */
const made = new WeakMap<readonly WeighedTerm[], { readonly lexicon: Lexicon; readonly match: Matcher }>();

/**
 * Gives the function that matches texts against the terms of one question, each text once. Chinese alternatives are found
 * wherever their characters stand, whatever words the segmenter would make of them.
 */
export function createMatcher(terms: readonly WeighedTerm[], lexicon: Lexicon): Matcher {
  const known = made.get(terms);
  if (known?.lexicon === lexicon) return known.match;
  const read = new Map<string, { readonly published: string | undefined; readonly matches: Matches }>();
  const matchAnew = readerOf(terms, lexicon);
  const match: Matcher = (text, published) => {
    const before = read.get(text);
    if (before !== undefined && before.published === published) return before.matches;
    const matches = matchAnew(text, published);
    read.set(text, { published, matches });
    return matches;
  };
  made.set(terms, { lexicon, match });
  return match;
}

function readerOf(terms: readonly WeighedTerm[], lexicon: Lexicon): Matcher {
  const { runs, places } = placesOf(terms);
  const fields = new Set([...places.keys()].map((key) => key[0]));
  return (text, published) => {
    const matches = new Float32Array(terms.length);
    const meet = (key: string): void => {
      for (const { term, weight } of places.get(key) ?? []) if (weight > matches[term]!) matches[term] = weight;
    };
    const folded = fold(text);
    meetRuns(folded, runs, matches);
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

function meetRuns(folded: string, runs: ReadonlyMap<number, readonly Run[]>, matches: Matches): void {
  for (let i = 0; i < folded.length; i++) {
    const starting = runs.get(folded.charCodeAt(i));
    if (starting === undefined) continue;
    for (const { characters, term, weight } of starting)
      if (weight > matches[term]! && folded.startsWith(characters, i)) matches[term] = weight;
  }
}

/** Chinese alternatives by their first character, the others by their term. */
function placesOf(terms: readonly WeighedTerm[]): {
  readonly runs: ReadonlyMap<number, readonly Run[]>;
  readonly places: ReadonlyMap<string, readonly Place[]>;
} {
  const runs = new Map<number, Run[]>();
  const places = new Map<string, Place[]>();
  const add = <K, V>(to: Map<K, V[]>, key: K, value: V): void => {
    const known = to.get(key);
    if (known === undefined) to.set(key, [value]);
    else known.push(value);
  };
  terms.forEach(({ alternatives }, term) => {
    for (const { term: written, weight } of alternatives) {
      if (written[0] === "w" || written[0] === "g")
        add(runs, written.charCodeAt(1), { characters: written.slice(1), term, weight });
      else add(places, written, { term, weight });
    }
  });
  return { runs, places };
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
