/** Vectors of sentences, made when a question first needs them and kept. */
export interface SentenceVectors {
  /** The vectors of these texts, in their order; null for those beyond `most` that had to be made anew, and where none can be. */
  vectors(texts: readonly string[], most: number): Promise<readonly (ArrayLike<number> | null)[]>;
}
