/** How a call for vectors is to be carried out. */
export interface EmbeddingOptions {
  /** `soon` goes ahead of what waits for no one, such as the passages of a new corpus; a question goes ahead of both. */
  readonly priority?: "soon" | "later";
  /** Ends the call: what is not embedded yet never is. */
  readonly signal?: AbortSignal;
}

/**
 * Makes vectors of texts, in the shape of LangChain's `Embeddings` (its package is not loaded for it: that takes half a
 * second). Vectors are of `dimensions` finite numbers and of length 1, or all zeros for a blank text.
 */
export interface Embedder {
  /** Names the model and its version: vectors of different ids are never mixed. */
  readonly id: string;
  readonly dimensions: number;
  /** A vector for each text that is searched, in their order. Throws model-unavailable and other errors of models. */
  embedDocuments(texts: readonly string[], options?: EmbeddingOptions): Promise<number[][]>;
  /** The vector of a question. Someone waits for it: it goes ahead of everything, and is not tried for long. */
  embedQuery(text: string): Promise<number[]>;
  /** Ends what runs, which then throws; afterwards the embedder must not be used. */
  close(): Promise<void>;
}
