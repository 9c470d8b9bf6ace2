import { join } from "node:path";
import { cacheEmbedder } from "../../adapters/cached-embedder.ts";
import { openEmbeddingCache } from "../../adapters/embedding-cache.ts";
import { keepSentenceVectors } from "../../adapters/kept-sentence-vectors.ts";
import { createOnnxEmbedder } from "../../adapters/onnx-embedder.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { Log } from "../../ports/log.ts";
import type { SentenceVectors } from "../../ports/sentence-vectors.ts";
import type { ModelConfig } from "../config.ts";

/** The embedder whose vectors are kept in the data directory, and the sentence vectors made by it. */
export interface OpenedEmbedder {
  readonly embedder: Embedder;
  readonly sentences: SentenceVectors;
}

/**
 * The embedder that the settings ask for: a model of an endpoint, else the one that the project ships. Throws store, and what
 * opening an endpoint throws.
 */
export async function openEmbedder(
  config: { readonly data: string; readonly model: ModelConfig },
  parts: { readonly clock: Clock; readonly log: Log },
): Promise<OpenedEmbedder> {
  const cache = openEmbeddingCache(join(config.data, "embeddings.sqlite"));
  const embedder = cacheEmbedder(await openModel(config.model, cache, parts), cache);
  return { embedder, sentences: keepSentenceVectors(embedder, cache, parts.log) };
}

async function openModel(
  { embedding, apiKey, baseUrl }: ModelConfig,
  cache: ReturnType<typeof openEmbeddingCache>,
  parts: { readonly clock: Clock; readonly log: Log },
): Promise<Embedder> {
  if (embedding === undefined) return createOnnxEmbedder();
  const { openEndpointEmbedder } = await import("../../adapters/endpoint-embedder.ts");
  const settings = {
    model: embedding,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
  return openEndpointEmbedder(settings, cache, parts);
}
