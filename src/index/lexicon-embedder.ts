import { ENGLISH_STOP_WORDS, englishWords } from "../text/english.ts";
import { fold } from "../text/fold.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { CHINESE_STOP_WORDS } from "../text/question-words.ts";
import { isHan, namesOf, valuesOf } from "../text/terms.ts";
import type { PassageEmbedder } from "./index-parts.ts";

const DIMENSIONS = 256;
/** Each feature falls on this many dimensions: one alone would make two features alike too often. */
const SPREAD = 3;
const GLOSSES = 3;

/** Embeds passages and questions alike. */
export interface LexiconEmbedder extends PassageEmbedder {
  embedQuery(text: string): Promise<readonly number[]>;
}

/**
 * The built-in embedder: no model, no download. It knows words, not meaning. A text becomes its folded words, the English
 * stems of their first dictionary glosses (so that Chinese and English meet), names in pinyin, numbers and dates; each
 * feature is hashed with signs into 256 dimensions (feature hashing: Weinberger et al., ICML 2009), frequent words weigh
 * less, and the vector has length 1, or is all zeros when the text holds no word.
 */
export function createLexiconEmbedder(lexicon: Lexicon): LexiconEmbedder {
  const known = new Map<string, readonly string[]>();
  const embed = (text: string): readonly number[] => normalise(project(featuresOf(text, lexicon, known)));
  return {
    id: "lexicon-2",
    dimensions: DIMENSIONS,
    embed: async (passages) => passages.map(({ header, text }) => embed(`${header}\n${text}`)),
    embedQuery: async (text) => embed(text),
  };
}

function featuresOf(
  text: string,
  lexicon: Lexicon,
  known: Map<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const folded = fold(text);
  const counts = new Map<string, number>();
  const add = (feature: string, weight: number): void => void counts.set(feature, (counts.get(feature) ?? 0) + weight);
  for (const word of lexicon.segment(folded)) {
    if (!isHan(word) || CHINESE_STOP_WORDS.has(word)) continue;
    add(word, 1);
    const stems = known.get(word) ?? remember(known, word, glossStems(word, lexicon));
    for (const stem of stems) add(stem, 1 / stems.length);
  }
  for (const word of englishWords(folded)) if (!ENGLISH_STOP_WORDS.has(word)) add(`e${lexicon.stem(word)}`, 1);
  for (const value of valuesOf(text)) add(value, 1);
  if (/[A-Z]/u.test(text) || folded.length < 80) for (const name of namesOf(text, folded, lexicon)) add(name, 0.5);
  return counts;
}

function glossStems(word: string, lexicon: Lexicon): readonly string[] {
  const stems = lexicon
    .glosses(word)
    .slice(0, GLOSSES)
    .flatMap((gloss) => englishWords(gloss))
    .filter((each) => !ENGLISH_STOP_WORDS.has(each));
  return [...new Set(stems.map((each) => `e${lexicon.stem(each)}`))].slice(0, 6);
}

function remember(known: Map<string, readonly string[]>, word: string, stems: readonly string[]): readonly string[] {
  known.set(word, stems);
  return stems;
}

function project(features: ReadonlyMap<string, number>): Float64Array {
  const vector = new Float64Array(DIMENSIONS);
  for (const [feature, count] of features) {
    let hash = hashOf(feature);
    const weight = 1 + Math.log(count + 0.5);
    if (weight <= 0) continue;
    for (let i = 0; i < SPREAD; i++) {
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
      vector[hash % DIMENSIONS]! += hash & 0x10000 ? weight : -weight;
    }
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
