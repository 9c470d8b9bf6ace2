import type { IngestedArticle } from "../domain/article.ts";
import type { Clock } from "../ports/clock.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { Log } from "../ports/log.ts";
import type { RankParameters } from "./lexical/postings-search.ts";

/** Gives the terms of each passage of an article, repetitions kept; a term's first character names its field. */
export type Analyze = (ingested: IngestedArticle) => readonly (readonly string[])[];

/** Makes the vectors of passages. */
export type PassageEmbedder = Pick<Embedder, "id" | "dimensions" | "embedDocuments">;

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
