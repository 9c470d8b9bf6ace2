import { ENGLISH_STOP_WORDS, englishWords } from "./english.ts";
import { fold } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";
import { namesOf, skeletonsOf, type Term, valuesOf } from "./terms.ts";

/** What can be known of a text by itself, each part worked out at its first use and kept. */
export interface AnalysedText {
  readonly text: string;
  readonly folded: string;
  /** The folded text without spaces and punctuation. */
  readonly bare: string;
  /** Stems of its English words that carry meaning. */
  readonly stems: readonly string[];
  /** Words of its Chinese parts, as the segmenter cuts them. */
  readonly words: readonly string[];
  /** Names in pinyin, sounds of foreign names, numbers and dates, each as terms of the index. */
  readonly names: readonly Term[];
  readonly sounds: readonly Term[];
  readonly values: readonly Term[];
}

/** Analyses a text; `published` (ISO) gives the year to a day without one. The same text gives the same object. */
export type AnalyseText = (text: string, published?: string) => AnalysedText;

/** Sentences kept from question to question: those of some hundred articles, about 30 MB. */
const KEPT = 20_000;

/** Gives the function that analyses texts, each once as long as it is kept; the one not asked for longest goes first. */
export function createAnalyseText(lexicon: Lexicon, kept = KEPT): AnalyseText {
  const known = new Map<string, Analysed>();
  return (text, published) => {
    const key = `${published ?? ""}\n${text}`;
    const found = known.get(key) ?? new Analysed(text, published, lexicon);
    known.delete(key);
    if (known.size >= kept) known.delete(known.keys().next().value as string);
    known.set(key, found);
    return found;
  };
}

class Analysed implements AnalysedText {
  readonly text: string;
  readonly #published: string | undefined;
  readonly #lexicon: Lexicon;
  readonly #parts = new Map<string, unknown>();

  constructor(text: string, published: string | undefined, lexicon: Lexicon) {
    this.text = text;
    this.#published = published;
    this.#lexicon = lexicon;
  }

  get folded(): string {
    return this.#once("folded", () => fold(this.text));
  }

  get bare(): string {
    return this.#once("bare", () => this.folded.replace(/[\s\p{P}]+/gu, ""));
  }

  get stems(): readonly string[] {
    const words = () => englishWords(this.folded).filter((word) => !ENGLISH_STOP_WORDS.has(word));
    return this.#once("stems", () => [...new Set(words().map(this.#lexicon.stem))]);
  }

  get words(): readonly string[] {
    return this.#once("words", () => this.#lexicon.segment(this.folded));
  }

  get names(): readonly Term[] {
    return this.#once("names", () => namesOf(this.text, this.folded, this.#lexicon));
  }

  get sounds(): readonly Term[] {
    return this.#once("sounds", () => skeletonsOf(this.text, this.folded, this.#lexicon));
  }

  get values(): readonly Term[] {
    return this.#once("values", () => valuesOf(this.text, this.#published));
  }

  #once<T>(part: string, make: () => T): T {
    if (!this.#parts.has(part)) this.#parts.set(part, make());
    return this.#parts.get(part) as T;
  }
}
