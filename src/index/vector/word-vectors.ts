import { ENGLISH_STOP_WORDS, englishWords } from "../../language/english.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { isHan } from "../../language/terms.ts";

/** How many values a vector has. */
export const DIMENSIONS = 256;
/** Each feature falls on this many dimensions: one alone would make two features alike too often. */
const SPREAD = 3;
const GLOSSES = 3;

/** What one word adds to a vector: value `values[i]` at `dimensions[i]`; and how often the text at hand has the word. */
interface Sparse {
  readonly dimensions: readonly number[];
  readonly values: readonly number[];
  count: number;
}

/** Makes the vector of a text of its words, repetitions kept, as the built-in embedder does it. What it learns of a word it keeps. */
export function createWordVectors(lexicon: Pick<Lexicon, "glosses" | "stem">): (words: readonly string[]) => number[] {
  const known = new Map<string, Sparse>();
  const sparse = (word: string): Sparse => {
    let found = known.get(word);
    if (found === undefined) {
      found = spread(featuresOf(word, lexicon));
      known.set(word, found);
    }
    return found;
  };
  return (words) => {
    const met: Sparse[] = [];
    for (const word of words) {
      const found = sparse(word);
      if (found.count++ === 0) met.push(found);
    }
    return normalise(sum(met));
  };
}

/** A word's features and their weights: itself, and for a Chinese word the stems of its first glosses. */
function featuresOf(word: string, lexicon: Pick<Lexicon, "glosses" | "stem">): readonly (readonly [string, number])[] {
  if (!isHan(word)) return [[word, word.startsWith("p") ? 0.5 : 1]];
  const stems = lexicon
    .glosses(word)
    .slice(0, GLOSSES)
    .flatMap((gloss) => englishWords(gloss))
    .filter((each) => !ENGLISH_STOP_WORDS.has(each))
    .slice(0, 6)
    .map((each) => `e${lexicon.stem(each)}`);
  const distinct = [...new Set(stems)];
  return [[word, 1], ...distinct.map((stem) => [stem, 1 / distinct.length] as const)];
}

function spread(features: readonly (readonly [string, number])[]): Sparse {
  const dimensions: number[] = [];
  const values: number[] = [];
  for (const [feature, weight] of features) {
    let hash = hashOf(feature);
    for (let i = 0; i < SPREAD; i++) {
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
      dimensions.push(hash % DIMENSIONS);
      values.push(hash & 0x10000 ? weight : -weight);
    }
  }
  return { dimensions, values, count: 0 };
}

/** Adds up the words met in a text, and leaves their counts at 0 for the next. */
function sum(met: readonly Sparse[]): Float64Array {
  const vector = new Float64Array(DIMENSIONS);
  for (const word of met) {
    const { dimensions, values } = word;
    const weight = 1 + Math.log(word.count);
    word.count = 0;
    for (let i = 0; i < dimensions.length; i++) (vector[dimensions[i]!] as number) += weight * values[i]!;
  }
  return vector;
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function normalise(vector: Float64Array): number[] {
  let squares = 0;
  for (let i = 0; i < DIMENSIONS; i++) squares += vector[i]! ** 2;
  const scale = squares > 0 ? Math.sqrt(squares) : 1;
  const values = new Array<number>(DIMENSIONS);
  for (let i = 0; i < DIMENSIONS; i++) values[i] = vector[i]! / scale;
  return values;
}
