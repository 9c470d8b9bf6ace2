import { WenzhaiError } from "../../errors.ts";
import type { FillOptions } from "../../ports/passage-index.ts";
import type { PassageEmbedder } from "../index-parts.ts";
import { type PackedVectors, packVectors } from "./pack-vectors.ts";

/** Passages embedded in one call: what endpoints take at once. */
const BATCH = 128;
/**
 * So many vectors are put into the index together, at first and at most: as many as it has already, so that they can soon be
 * searched and all in all are seldom written more than twice.
 */
const FEWEST = 512;
const MOST = 8_192;

/** One state of an index. */
export interface FillState {
  /** The passages that lack a vector, and how many have one. */
  readonly missing: readonly number[];
  readonly filled: number;
  texts(passages: readonly number[]): readonly string[] | Promise<readonly string[]>;
}

/** What is filled. */
export interface Fillable {
  state(): Promise<FillState>;
  /** Puts vectors into the index; those of passages that are gone meanwhile are left out. */
  put(vectors: PackedVectors, signal: AbortSignal | undefined): Promise<void>;
}

/**
 * Embeds the passages that lack a vector until none does. A passage that embeds to zeros says nothing, and is left alone.
 * Throws model-bad-reply for vectors that cannot be used, what the embedder and the index throw, and the signal's reason.
 */
export async function fillVectors(index: Fillable, embedder: PassageEmbedder, options: FillOptions): Promise<void> {
  const { signal, onProgress } = options;
  const silent = new Set<number>();
  let done = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { missing, filled, texts } = await index.state();
    const wanted = missing.filter((passage) => !silent.has(passage));
    if (wanted.length === 0) return;
    const total = done + wanted.length;
    const now = wanted.slice(0, Math.min(MOST, Math.max(FEWEST, filled)));
    const packed: PackedVectors[] = [];
    for (let at = 0; at < now.length; at += BATCH) {
      const passages = now.slice(at, at + BATCH);
      const made = await embed(passages, await texts(passages), embedder, signal);
      const saying = new Set(made.labels);
      for (const passage of passages) if (!saying.has(passage)) silent.add(passage);
      packed.push(made);
      done += passages.length;
      onProgress?.(done, total);
    }
    const all = joined(packed);
    if (all.labels.length > 0) await index.put(all, signal);
  }
}

async function embed(
  passages: readonly number[],
  texts: readonly string[],
  embedder: PassageEmbedder,
  signal: AbortSignal | undefined,
): Promise<PackedVectors> {
  const vectors = await embedder.embedDocuments(texts, signal === undefined ? {} : { signal });
  if (vectors.length === texts.length) return packVectors(passages, vectors, embedder.dimensions);
  throw new WenzhaiError(
    "model-bad-reply",
    `The embedder gave ${vectors.length} vectors for ${texts.length} passages; check its settings.`,
  );
}

function joined(parts: readonly PackedVectors[]): PackedVectors {
  const values = new Float32Array(parts.reduce((sum, each) => sum + each.values.length, 0));
  let at = 0;
  for (const each of parts) {
    values.set(each.values, at);
    at += each.values.length;
  }
  return { labels: parts.flatMap(({ labels }) => labels), values };
}
