import type { AnalysedText } from "../../language/analysed-text.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { WeighedTerm } from "../query/search-term.ts";
import type { Marks } from "./marks.ts";
import { createReadParaphrases } from "./read-paraphrases.ts";

/** Matches a text against the terms of one question. The same text gives the same marks, which must not be changed. */
export type Matcher = (text: AnalysedText) => Marks;

/** Where an alternative belongs: which term, and how well it fits. */
interface Place {
  readonly term: number;
  readonly weight: number;
}

/** A Chinese alternative, found wherever its characters stand. */
interface Run extends Place {
  readonly characters: string;
}

/** Ranking, evidence and sufficiency read the same sentences for the same terms. */
const made = new WeakMap<readonly WeighedTerm[], Matcher>();

/**
 * Gives the function that matches texts against the terms of one question, each text once, paraphrases included. Chinese
 * alternatives are found wherever their characters stand, whatever words the segmenter would make of them.
 */
export function createMatcher(terms: readonly WeighedTerm[], lexicon: Lexicon): Matcher {
  const known = made.get(terms);
  if (known !== undefined) return known;
  const read = new WeakMap<AnalysedText, Marks>();
  const { runs, places } = placesOf(terms);
  const fields = new Set([...places.keys()].map((key) => key[0]));
  const paraphrases = createReadParaphrases(terms, lexicon);
  const match: Matcher = (text) => {
    const before = read.get(text);
    if (before !== undefined) return before;
    const marks = new Float32Array(terms.length);
    meetRuns(text.folded, runs, marks);
    for (const key of keysOf(text, fields)) meet(key, places, marks);
    if (fields.has("a"))
      for (const key of places.keys())
        if (key[0] === "a" && text.folded.includes(key.slice(1))) meet(key, places, marks);
    paraphrases(marks, text);
    read.set(text, marks);
    return marks;
  };
  made.set(terms, match);
  return match;
}

function* keysOf(text: AnalysedText, fields: ReadonlySet<string | undefined>): Iterable<string> {
  if (fields.has("e")) for (const stem of text.stems) yield `e${stem}`;
  if (fields.has("p")) yield* text.names;
  if (fields.has("t")) yield* text.sounds;
  if (fields.has("n")) yield* text.values;
}

function meet(key: string, places: ReadonlyMap<string, readonly Place[]>, marks: Marks): void {
  for (const { term, weight } of places.get(key) ?? []) if (weight > marks[term]!) marks[term] = Math.min(1, weight);
}

function meetRuns(folded: string, runs: ReadonlyMap<number, readonly Run[]>, marks: Marks): void {
  for (let i = 0; i < folded.length; i++) {
    const starting = runs.get(folded.charCodeAt(i));
    if (starting === undefined) continue;
    for (const { characters, term, weight } of starting)
      if (weight > marks[term]! && folded.startsWith(characters, i)) marks[term] = Math.min(1, weight);
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
