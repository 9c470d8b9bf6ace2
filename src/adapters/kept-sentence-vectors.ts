import { WenzhaiError } from "../errors.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { Log } from "../ports/log.ts";
import type { SentenceVectorOptions, SentenceVectors } from "../ports/sentence-vectors.ts";
import { type EmbeddingCache, textHash } from "./embedding-cache.ts";

/** What sentence vectors are made of. The embedder is one without a cache of its own. */
export interface KeptSentenceVectorsParts {
  readonly embedder: Embedder;
  readonly cache: EmbeddingCache;
  readonly log: Log;
}

/** Sentence vectors that are written to the cache after the answer; `flush` writes what is not written yet. */
export type KeptSentenceVectors = SentenceVectors & { flush(): void };

/** Sentences embedded for one question: about a quarter of a second. */
const MOST = 40;
/** Vectors held in memory: 25 MB of 384 dimensions. */
const HELD = 16_384;

/** Gives vectors of sentences from memory, else from the cache in one query, else from the embedder. */
export function createKeptSentenceVectors({ embedder, cache, log }: KeptSentenceVectorsParts): KeptSentenceVectors {
  const held = new HeldVectors(HELD);
  let unwritten = new Map<string, Float32Array>();

  const flush = (): void => {
    if (unwritten.size === 0) return;
    const vectors = unwritten;
    unwritten = new Map();
    warned(log, "sentence-vectors-not-kept", () => cache.write(embedder.id, vectors));
  };
  const readCache = (texts: readonly string[], found: Map<string, Float32Array>): void => {
    if (texts.length === 0) return;
    const hashes = new Map(texts.map((text) => [textHash(text), text]));
    const known = warned(log, "sentence-vectors-not-read", () => cache.read(embedder.id, [...hashes.keys()]));
    for (const [hash, vector] of known ?? [])
      if (vector.length === embedder.dimensions) found.set(hashes.get(hash)!, vector);
  };
  const embed = async (
    texts: readonly string[],
    options: SentenceVectorOptions,
    found: Map<string, Float32Array>,
  ): Promise<void> => {
    const { signal } = options;
    const vectors = await embedder.embedDocuments(texts, {
      priority: "soon",
      ...(signal === undefined ? {} : { signal }),
    });
    // Written in a later turn: the answer does not wait for the disk.
    if (unwritten.size === 0) setImmediate(flush);
    for (const [i, text] of texts.entries()) {
      const vector = Float32Array.from(vectors[i]!);
      found.set(text, vector);
      unwritten.set(textHash(text), vector);
    }
  };
  return {
    flush,
    async vectorsOf(texts, options = {}) {
      const found = new Map<string, Float32Array>();
      const missing = (): string[] => [...new Set(texts)].filter((text) => !found.has(text) && text.trim() !== "");
      for (const text of missing()) held.readInto(text, found);
      readCache(missing(), found);
      const wanted = missing().slice(0, options.most ?? MOST);
      try {
        if (wanted.length > 0) await embed(wanted, options, found);
      } catch (error) {
        if (!(error instanceof WenzhaiError)) throw error;
        log.warn("sentences-without-vectors", { sentences: wanted.length, error });
      }
      for (const [text, vector] of found) held.keep(text, vector);
      return texts.map((text) => found.get(text) ?? null);
    },
  };
}

/** The vectors used last, by text. */
class HeldVectors {
  readonly #most: number;
  readonly #vectors = new Map<string, Float32Array>();

  constructor(most: number) {
    this.#most = most;
  }

  readInto(text: string, found: Map<string, Float32Array>): void {
    const vector = this.#vectors.get(text);
    if (vector !== undefined) found.set(text, vector);
  }

  keep(text: string, vector: Float32Array): void {
    this.#vectors.delete(text);
    this.#vectors.set(text, vector);
    if (this.#vectors.size > this.#most) this.#vectors.delete(this.#vectors.keys().next().value!);
  }
}

/** A cache that cannot be used costs time, not answers. */
function warned<T>(log: Log, event: string, call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof WenzhaiError)) throw error;
    log.warn(event, { error });
    return undefined;
  }
}
