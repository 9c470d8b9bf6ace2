import type { Embedder } from "../../src/ports/embedder.ts";

/**
 * A small deterministic embedder for tests that are not about meaning: it counts characters in hashed dimensions, so that
 * alike texts get alike vectors of length 1, and a text of marks alone gets zeros.
 */
export function countingEmbedder(dimensions = 32, id = `counting-${dimensions}`): Embedder {
  const vectorOf = (text: string): number[] => {
    const vector = new Array<number>(dimensions).fill(0);
    for (const unit of text.replace(/[。\s]/gu, "")) {
      const hash = Math.imul(unit.codePointAt(0) ?? 0, 0x9e3779b1) >>> 0;
      const at = hash % dimensions;
      vector[at] = (vector[at] as number) + ((hash >>> 16) % 2 === 0 ? 1 : -1);
    }
    const norm = Math.hypot(...vector);
    return norm === 0 ? vector : vector.map((value) => value / norm);
  };
  return {
    id,
    dimensions,
    async embedDocuments(texts, { signal } = {}) {
      signal?.throwIfAborted();
      return texts.map(vectorOf);
    },
    embedQuery: async (text) => vectorOf(text),
    close: async () => {},
  };
}
