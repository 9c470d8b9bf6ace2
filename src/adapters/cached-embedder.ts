import { createHash } from "node:crypto";
import type { Embedder } from "../ports/embedder.ts";
import type { EmbeddingCache } from "./embedding-cache.ts";

/**
 * An embedder that never embeds a document twice: its vectors are kept in `cache`, by model and text, with the end of each
 * call. Questions are not kept.
 */
export function cacheEmbedder(embedder: Embedder, cache: EmbeddingCache): Embedder {
  const { id, dimensions } = embedder;
  return {
    id,
    dimensions,
    embedQuery: (text) => embedder.embedQuery(text),
    async embedDocuments(texts, options = {}) {
      const hashes = texts.map(hashOf);
      const known = cache.read(id, [...new Set(hashes)]);
      for (const [hash, vector] of known) if (vector.length !== dimensions) known.delete(hash);
      const missing = new Map(texts.map((text, i) => [hashes[i]!, text] as const).filter(([hash]) => !known.has(hash)));
      options.signal?.throwIfAborted();
      const made = missing.size === 0 ? [] : await embedder.embedDocuments([...missing.values()], options);
      const fresh = new Map([...missing.keys()].map((hash, i) => [hash, Float32Array.from(made[i]!)]));
      if (fresh.size > 0) cache.write(id, fresh);
      return hashes.map((hash) => Array.from(known.get(hash) ?? fresh.get(hash)!));
    },
    async close() {
      await embedder.close();
      cache.close();
    },
  };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
