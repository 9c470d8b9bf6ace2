import { createHash } from "node:crypto";
import { WenzhaiError } from "../errors.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { Log } from "../ports/log.ts";
import type { SentenceVectors } from "../ports/sentence-vectors.ts";
import type { EmbeddingCache } from "./embedding-cache.ts";

/** Vectors kept in memory: 1.5 kB each. */
const KEPT = 20_000;

/**
 * Vectors of sentences from memory, else from the cache, else made now, urgently, and kept in both. What the embedder cannot
 * give is null, and said in the log: a question is then answered by words.
 */
export function keepSentenceVectors(embedder: Embedder, cache: EmbeddingCache, log: Log): SentenceVectors {
  const kept = new Map<string, ArrayLike<number>>();
  const keep = (text: string, vector: ArrayLike<number>): void => {
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string);
    kept.set(text, vector);
  };
  return {
    async vectors(texts, most) {
      const unread = new Map(texts.filter((text) => !kept.has(text)).map((text) => [hashOf(text), text]));
      for (const [hash, vector] of cache.read(embedder.id, [...unread.keys()])) {
        keep(unread.get(hash)!, vector);
        unread.delete(hash);
      }
      const missing = [...unread].slice(0, most);
      try {
        const made =
          missing.length === 0
            ? []
            : await embedder.embedDocuments(
                missing.map(([, text]) => text),
                { urgent: true },
              );
        missing.forEach(([, text], i) => void keep(text, made[i]!));
        cache.write(embedder.id, new Map(missing.map(([hash], i) => [hash, Float32Array.from(made[i]!)])));
      } catch (error) {
        if (!(error instanceof WenzhaiError)) throw error;
        log.warn("sentences-without-vectors", { error });
      }
      return texts.map((text) => kept.get(text) ?? null);
    },
  };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
