import { ENGLISH_STOP_WORDS, englishWords } from "../text/english.ts";
import { fold } from "../text/fold.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { CHINESE_STOP_WORDS } from "../text/question-words.ts";
import { isHan, namesOf } from "../text/terms.ts";
import type { PassageEmbedder } from "./index-parts.ts";

const DIMENSIONS = 256;
/** Each feature falls on this many dimensions: one alone would make two features alike too often. */
const SPREAD = 3;
const GLOSSES = 3;
const NUMBER = /\d[\d,.]*/gu;

/** Embeds passages and questions alike. */
export interface LexiconEmbedder extends PassageEmbedder {
  embedQuery(text: string): Promise<readonly number[]>;
}

/** What one word adds to a vector: value `values[i]` at `dimensions[i]`. */
interface Sparse {
  readonly dimensions: readonly number[];
  readonly values: readonly number[];
}

/**
 * The built-in embedder: no model, no download. It knows words, not meaning. A text becomes its folded words, the English
 * stems of their first dictionary glosses (so that Chinese and English meet), names in pinyin and numbers; each feature is
 * hashed with signs into 256 dimensions (feature hashing: Weinberger et al., ICML 2009), repetition counts by its
 * logarithm, and the vector has length 1, or is all zeros when the text holds no word.
 */
export function createLexiconEmbedder(lexicon: Lexicon): LexiconEmbedder {
  const known = new Map<string, Sparse>();
  const sparse = (feature: string): Sparse => {
    const found = known.get(feature) ?? spread(featuresOf(feature, lexicon));
    known.set(feature, found);
    return found;
  };
  const embed = (...texts: readonly string[]): readonly number[] => {
    const counts = new Map<string, number>();
    for (const text of texts) for (const word of wordsOf(text, lexicon)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return normalise(sum(counts, sparse));
  };
  return {
    id: "lexicon-3",
    dimensions: DIMENSIONS,
    embed: async (passages) => passages.map(({ header, text }) => embed(header, text)),
    embedQuery: async (text) => embed(text),
  };
}

/** The words of a text that count: Chinese words as they are, English stems after e, names after p, numbers after n. */
function wordsOf(text: string, lexicon: Lexicon): readonly string[] {
  const folded = fold(text);
  const chinese = lexicon.segment(folded).filter((word) => isHan(word) && !CHINESE_STOP_WORDS.has(word));
  const english = englishWords(folded).filter((word) => !ENGLISH_STOP_WORDS.has(word) && !/^\d/u.test(word));
  const numbers = folded.match(NUMBER) ?? [];
  return [
    ...chinese,
    ...english.map((word) => `e${lexicon.stem(word)}`),
    ...numbers.map((number) => `n${number.replaceAll(",", "")}`),
    ...namesOf(text, folded, lexicon),
  ];
}

/** A word's features and their weights: itself, and for a Chinese word the stems of its first glosses. */
function featuresOf(word: string, lexicon: Lexicon): readonly (readonly [string, number])[] {
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
  return { dimensions, values };
}

function sum(counts: ReadonlyMap<string, number>, sparse: (word: string) => Sparse): Float64Array {
  const vector = new Float64Array(DIMENSIONS);
  for (const [word, count] of counts) {
    const { dimensions, values } = sparse(word);
    const weight = 1 + Math.log(count);
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
  const length = Math.hypot(...vector);
  return Array.from(vector, (value) => (length > 0 ? value / length : 0));
}
