import PQueue from "p-queue";
import type { Embedder, EmbeddingOptions } from "../ports/embedder.ts";
import type { Log } from "../ports/log.ts";
import { type EmbeddingCache, textHash } from "./embedding-cache.ts";

/** How texts that are not in the cache are handed on. */
export interface EmbeddingCalls {
  /** Cuts texts into calls; what a call gives is kept as soon as it is over. */
  readonly split: (texts: readonly string[]) => readonly (readonly string[])[];
  readonly atOnce: number;
}

/** What a cached embedder is made of. */
export interface CachedEmbedderParts {
  readonly cache: EmbeddingCache;
  readonly calls: EmbeddingCalls;
  readonly log: Log;
}

/**
 * An embedder that never embeds a text twice, even when the process was killed: `embedDocuments` looks into the cache first.
 * Equal texts are embedded once, blank ones not at all. It throws what the embedder and the cache throw; what was embedded
 * until then is kept. Closing it closes the embedder, not the cache.
 */
export function createCachedEmbedder(embedder: Embedder, parts: CachedEmbedderParts): Embedder {
  const { cache, log } = parts;
  const { id, dimensions } = embedder;
  return {
    id,
    dimensions,
    async embedDocuments(texts, options = {}) {
      const hashes = texts.map(textHash);
      const known = cache.read(id, [...new Set(hashes)]);
      for (const [hash, vector] of known) if (vector.length !== dimensions) known.delete(hash);
      const missing = new Map<string, string>();
      for (const [i, hash] of hashes.entries())
        if (!known.has(hash) && texts[i]!.trim() !== "") missing.set(texts[i]!, hash);
      if (missing.size > 0) log.info("embedding", { asked: missing.size, known: known.size });
      await embedMissing(embedder, missing, parts, options, known);
      return hashes.map((hash) => Array.from(known.get(hash) ?? new Float32Array(dimensions)));
    },
    embedQuery: (text) => embedder.embedQuery(text),
    close: () => embedder.close(),
  };
}

/**
 * Embeds texts, given with their hashes, and keeps each call's vectors at once, in the cache and in `known`. After a failure
 * no further call starts, but those that run are kept.
 */
async function embedMissing(
  embedder: Embedder,
  hashes: ReadonlyMap<string, string>,
  { cache, calls }: CachedEmbedderParts,
  options: EmbeddingOptions,
  known: Map<string, Float32Array>,
): Promise<void> {
  const queue = new PQueue({ concurrency: calls.atOnce });
  let failed = false;
  const embed = async (texts: readonly string[]): Promise<void> => {
    if (failed) return;
    try {
      options.signal?.throwIfAborted();
      const vectors = await embedder.embedDocuments(texts, options);
      const made = new Map(texts.map((text, i) => [hashes.get(text)!, Float32Array.from(vectors[i]!)]));
      cache.write(embedder.id, made);
      for (const [hash, vector] of made) known.set(hash, vector);
    } catch (thrown) {
      failed = true;
      throw thrown;
    }
  };
  const batches = calls.split([...hashes.keys()]);
  const results = await Promise.allSettled(batches.map((texts) => queue.add(() => embed(texts))));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
