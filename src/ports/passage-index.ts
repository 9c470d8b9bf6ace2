import type { Article, IngestedArticle, Passage, Sentence } from "../domain/article.ts";

/**
 * One thing asked for, with every way it may be written. All alternatives count as one term whose frequency is the
 * weighted sum of theirs, and so is the number of passages that hold it (structured queries: Pirkola, SIGIR 1998).
 */
export interface QueryTerm {
  readonly alternatives: readonly { readonly term: string; readonly weight: number }[];
  /** How much the term matters, 1 for an ordinary word. */
  readonly weight: number;
}

/** A passage found, by its number in the index. Scores compare only within one call. */
export interface Hit {
  readonly passage: number;
  readonly score: number;
}

/** A passage with all that is needed to quote from it. */
export interface PassageView {
  readonly number: number;
  readonly passage: Passage;
  readonly article: Article;
  /** Every sentence of the article. */
  readonly sentences: readonly Sentence[];
}

/** The facts `wenzhai status` prints. */
export interface IndexStatus {
  readonly articles: number;
  readonly passages: number;
  readonly sentences: number;
  /** How many passages have a vector of this embedder. */
  readonly vectors: number;
  readonly embedder: string;
  readonly dimensions: number;
  readonly bytes: number;
  /** ISO instant of the last change of articles. */
  readonly updated: string;
}

/** A searchable corpus. Reads see one consistent state. */
export interface PassageIndex {
  status(): Promise<IndexStatus>;
  articles(): Promise<readonly Article[]>;
  /** The sentences of one article, in order. Throws `bad-input` for an id that is not in the index. */
  sentences(articleId: string): Promise<readonly Sentence[]>;
  /** The passages with these numbers, in the order given. */
  passages(numbers: readonly number[]): Promise<readonly PassageView[]>;
  /** For each query term, in how many passages any of its alternatives occurs. */
  frequencies(terms: readonly QueryTerm[]): Promise<readonly number[]>;
  /** The best `k` passages by BM25 over structured terms, best first. */
  searchWords(terms: readonly QueryTerm[], k: number): Promise<readonly Hit[]>;
  /** The best `k` passages by inner product, best first. `vector` has `status().dimensions` finite numbers. */
  searchVectors(vector: readonly number[], k: number): Promise<readonly Hit[]>;
  /** The inner product of `vector` with that of each of these passages, in the order given; null where one has none (yet). */
  similarities(vector: readonly number[], passages: readonly number[]): Promise<readonly (number | null)[]>;
}

/** How passages are given their vectors. */
export interface FillOptions {
  /** Ends it; what was embedded so far is kept by the embedder. */
  readonly signal?: AbortSignal;
  /** Hears how many passages have been embedded or looked up, of how many that lacked a vector. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Takes articles into an index. An update is seen whole or not at all, whenever the process dies. */
export interface PassageIndexWriter {
  /** Content hash by article id, of what is in the index now. */
  hashes(): Promise<ReadonlyMap<string, string>>;
  /** Replaces articles by id, then removes; a removed id need not exist. New passages are found by words at once. */
  apply(change: { readonly put: readonly IngestedArticle[]; readonly remove: readonly string[] }): Promise<void>;
  /** Gives a vector to every passage that lacks one; those made so far are searched meanwhile. Throws what the embedder throws. */
  fillVectors(options?: FillOptions): Promise<void>;
}
