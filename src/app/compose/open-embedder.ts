import { join } from "node:path";
import { createCachedEmbedder } from "../../adapters/cached-embedder.ts";
import { type EmbeddingCache, openEmbeddingCache } from "../../adapters/embedding-cache.ts";
import { createKeptSentenceVectors } from "../../adapters/kept-sentence-vectors.ts";
import { createOnnxEmbedder } from "../../adapters/onnx-embedder.ts";
import { createQuestionVector } from "../../adapters/question-vector.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { Log } from "../../ports/log.ts";
import type { SentenceVectors } from "../../ports/sentence-vectors.ts";
import type { ModelConfig } from "../config.ts";

/** What embeds questions, passages and sentences. */
export interface OpenedEmbedder {
  /** Embeds passages, each once: what was embedded is kept in the data directory. */
  readonly passages: Embedder;
  readonly sentences: SentenceVectors;
  /** The vector of a question, or an empty list when it must be searched by words alone, which the log is told. */
  embedQuery(text: string): Promise<readonly number[]>;
  /** Writes what is not written yet, and ends what runs. */
  close(): Promise<void>;
}

/** What is needed to open one. A given embedder takes the place of the one that the settings name, and is not closed. */
export interface EmbedderWorld {
  readonly clock: Clock;
  readonly log: Log;
  readonly embedder?: Embedder;
}

/** Vectors of the built-in model are written after so many passages, half a second of work. */
const PASSAGES_A_CALL = 16;

/**
 * The embedder that the settings ask for: a model of an endpoint, else the built-in one. Throws what opening an endpoint
 * throws; the built-in model is loaded with the first text.
 */
export async function openEmbedder(
  config: { readonly data: string; readonly model: ModelConfig },
  world: EmbedderWorld,
): Promise<OpenedEmbedder> {
  const { log } = world;
  const cache = openEmbeddingCache(join(config.data, "embeddings.sqlite"));
  try {
    const { embedder, cached } = await openModel(config.model, cache, world);
    const sentences = createKeptSentenceVectors({ embedder, cache, log });
    return {
      passages: cached,
      sentences,
      embedQuery: createQuestionVector((text) => embedder.embedQuery(text), world),
      async close() {
        if (world.embedder === undefined) await embedder.close();
        sentences.flush();
        cache.close();
      },
    };
  } catch (thrown) {
    cache.close();
    throw thrown;
  }
}

async function openModel(
  { embedding, apiKey, baseUrl }: ModelConfig,
  cache: EmbeddingCache,
  { clock, log, embedder: given }: EmbedderWorld,
): Promise<{ readonly embedder: Embedder; readonly cached: Embedder }> {
  if (given === undefined && embedding !== undefined) {
    const { openEndpointEmbedder } = await import("../../adapters/endpoint-embedder.ts");
    const settings = {
      model: embedding,
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(baseUrl === undefined ? {} : { baseUrl }),
    };
    const cached = await openEndpointEmbedder(settings, { clock, log, cache });
    return { embedder: cached, cached };
  }
  const embedder = given ?? createOnnxEmbedder();
  const calls = { split: inPieces, atOnce: 1 };
  return { embedder, cached: createCachedEmbedder(embedder, { cache, calls, log }) };
}

function inPieces(texts: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(texts.length / PASSAGES_A_CALL) }, (_, i) =>
    texts.slice(i * PASSAGES_A_CALL, (i + 1) * PASSAGES_A_CALL),
  );
}
