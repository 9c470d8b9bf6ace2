/** How many sentences are embedded for one call at most, and what ends it. */
export interface SentenceVectorOptions {
  readonly most?: number;
  readonly signal?: AbortSignal;
}

/** Vectors of sentences, made when a question first needs them and kept. */
export interface SentenceVectors {
  /**
   * A vector of length 1 for each text, as written and without its title, in their order; null where there is none: beyond
   * the `most` that are embedded now (the first ones come first), for a blank text, and where the model cannot be used.
   */
  vectorsOf(texts: readonly string[], options?: SentenceVectorOptions): Promise<readonly (Float32Array | null)[]>;
}
