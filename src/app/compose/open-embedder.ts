import { join } from "node:path";
import { createQuestionVector } from "../../adapters/question-vector.ts";
import type { PassageEmbedder } from "../../index/index-parts.ts";
import { createLexiconEmbedder } from "../../index/vector/lexicon-embedder.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { QueryEmbedder } from "../../retrieval/ranking/retrieve.ts";
import type { ModelConfig } from "../config.ts";

/** What embeds passages, what embeds questions, and how to let go of both. */
export interface OpenedEmbedder {
  readonly passages: PassageEmbedder;
  readonly questions: QueryEmbedder;
  close(): void;
}

/** An endpoint's model knows meanings: its vectors count in full. */
const ENDPOINT_WEIGHT = 1;
/** The built-in embedder knows only words, which the search by words knows better. */
const LEXICON_WEIGHT = 0;

/**
 * The embedder that the settings ask for: a model of an endpoint, whose vectors are kept in the data directory, else the
 * built-in one. A question that the endpoint does not embed is searched by words alone. Throws what opening an endpoint throws.
 */
export async function openEmbedder(
  config: { readonly data: string; readonly model: ModelConfig },
  lexicon: Lexicon,
  parts: { readonly clock: Clock; readonly log: Log },
): Promise<OpenedEmbedder> {
  const { embedding, apiKey, baseUrl } = config.model;
  if (embedding === undefined) {
    const embedder = createLexiconEmbedder(lexicon);
    return { passages: embedder, questions: { ...embedder, weight: LEXICON_WEIGHT }, close: () => undefined };
  }
  const { openEndpointEmbedder } = await import("../../adapters/endpoint-embedder.ts");
  const settings = {
    model: embedding,
    cachePath: join(config.data, "embeddings.sqlite"),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
  const embedder = await openEndpointEmbedder(settings, parts);
  const embedQuery = createQuestionVector((text) => embedder.embedQuery(text), parts);
  return { passages: embedder, questions: { embedQuery, weight: ENDPOINT_WEIGHT }, close: () => embedder.close() };
}
