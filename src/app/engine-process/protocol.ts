import type { CheckedText } from "../../answering/check-text.ts";
import type { AnswerEvent } from "../../domain/answer.ts";
import type { Article, Sentence } from "../../domain/article.ts";
import type { Digest, DigestRequest } from "../../domain/digest.ts";
import type { Question } from "../../domain/question.ts";
import type { ErrorCode } from "../../errors.ts";
import type { IngestReport } from "../../ingest/sources/sync.ts";
import type { FetchedFile, FetchedReport } from "../../ingest/sources/take-fetched.ts";
import type { IndexStatus } from "../../ports/passage-index.ts";
import type { SearchHit } from "../../retrieval/search.ts";
import type { Config } from "../config.ts";

/** An article as a page shows it. */
export interface ShownArticle {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
}

/** What can be called across the channel, beside `ask`, with arguments and result. */
export interface Calls {
  readonly digest: { readonly args: DigestRequest; readonly result: Digest };
  readonly checkText: { readonly args: string; readonly result: readonly CheckedText[] };
  readonly search: {
    readonly args: { readonly question: Question; readonly k: number };
    readonly result: readonly SearchHit[];
  };
  readonly article: { readonly args: string; readonly result: ShownArticle | null };
  readonly articles: { readonly args: null; readonly result: readonly Article[] };
  readonly status: { readonly args: null; readonly result: IndexStatus };
  /** Whether another process had written to the index. */
  readonly refresh: { readonly args: null; readonly result: boolean };
  readonly ingest: { readonly args: readonly string[]; readonly result: IngestReport };
  readonly takeFetched: { readonly args: readonly FetchedFile[]; readonly result: FetchedReport };
  readonly fillVectors: { readonly args: null; readonly result: null };
  readonly close: { readonly args: null; readonly result: null };
}
export type CallName = keyof Calls;

/** An error as it crosses the channel. */
export interface SentError {
  readonly code: ErrorCode | "aborted";
  readonly message: string;
  readonly retryable: boolean;
  /** Its stack and its causes', for the log. */
  readonly detail: string;
}

/** To the process that answers. The first message opens the engine. */
export type ToEngine =
  | { readonly type: "open"; readonly config: Config }
  | { readonly type: "ask"; readonly id: number; readonly question: Question }
  | { readonly type: "abort"; readonly id: number }
  | { readonly type: "call"; readonly id: number; readonly name: CallName; readonly args: unknown }
  | { readonly type: "ping" };

/** From it. */
export type FromEngine =
  | { readonly type: "opened" }
  | { readonly type: "not-opened"; readonly error: SentError }
  | { readonly type: "event"; readonly id: number; readonly event: AnswerEvent }
  | { readonly type: "ended"; readonly id: number }
  | { readonly type: "failed"; readonly id: number; readonly error: SentError }
  | { readonly type: "result"; readonly id: number; readonly result: unknown }
  | { readonly type: "progress"; readonly id: number; readonly done: number }
  | {
      readonly type: "log";
      readonly level: "info" | "warn" | "error";
      readonly event: string;
      readonly fields: Readonly<Record<string, unknown>>;
    }
  | { readonly type: "pong" };
