import type { IngestedArticle } from "../domain/article.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { RankParameters } from "./lexical/postings-search.ts";

/** Gives the terms of each passage of an article, repetitions kept; a term's first character names its field. */
export type Analyze = (ingested: IngestedArticle) => readonly (readonly string[])[];

/** A passage as the embedder is given it: what stands above the article, and the passage's sentences. */
export interface PassageText {
  readonly header: string;
  readonly text: string;
}

/** Makes vectors of passages, one each, all of `dimensions` finite numbers. A passage of zeros has no vector. */
export interface PassageEmbedder {
  /** Names the model and its version: vectors of different ids are never mixed. */
  readonly id: string;
  readonly dimensions: number;
  embed(passages: readonly PassageText[]): Promise<readonly (readonly number[])[]>;
  /** Of an embedder whose vectors are those of `createWordVectors`: the words, without line breaks, of a passage's vector. */
  words?(passage: PassageText): readonly string[];
}

/** What an index is made with. */
export interface IndexParts {
  readonly analyze: Analyze;
  /** Version of `analyze`; articles taken in under another one report an empty hash, so that ingest takes them again. */
  readonly analysis?: string;
  readonly embedder: PassageEmbedder;
  readonly rank?: RankParameters;
  readonly clock: Clock;
  readonly log: Log;
}
