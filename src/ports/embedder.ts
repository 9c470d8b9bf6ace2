import type { EmbeddingsInterface } from "@langchain/core/embeddings";

/** How urgent a text is: a question that somebody waits for goes before passages that are filled in. */
export interface EmbedOptions {
  readonly urgent?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Makes vectors of questions and of what is searched: LangChain's `Embeddings`, and what an index must know of it. Vectors
 * have length 1, or are all zeros for a blank text. Calls throw WenzhaiError: bad-config, model-unavailable,
 * model-rate-limited, model-timeout, model-bad-reply, store.
 */
export interface Embedder extends EmbeddingsInterface<number[]> {
  /** Names the model and its version: vectors of different ids are never mixed. */
  readonly id: string;
  readonly dimensions: number;
  embedQuery(text: string): Promise<number[]>;
  embedDocuments(texts: string[], options?: EmbedOptions): Promise<number[][]>;
  close(): Promise<void>;
}
