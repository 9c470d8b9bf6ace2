import type { FetchedArticles } from "../../adapters/web/fetched-articles.ts";
import type { PoliteFetch } from "../../adapters/web/polite-fetch.ts";
import type { ListReader } from "../../ingest/sources/lists/list-reader.ts";
import type { FetchedFile, FetchedReport } from "../../ingest/sources/take-fetched.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";

/** What a refresh works with. */
export interface RefreshParts {
  readonly web: Pick<PoliteFetch, "get">;
  readonly lists: Pick<ListReader, "read">;
  readonly state: FetchedArticles;
  /** Takes files into the index. */
  readonly take: (files: readonly FetchedFile[]) => Promise<FetchedReport>;
  /** Where what was fetched is kept. */
  readonly folder: string;
  /** Tries again what has failed too often, too. */
  readonly all?: boolean;
  /** Ends it: what is under way is left for the next time. */
  readonly signal?: AbortSignal;
  readonly clock: Clock;
  readonly log: Log;
}
