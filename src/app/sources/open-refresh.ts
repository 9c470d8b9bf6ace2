import { join } from "node:path";
import { type FetchedArticles, openFetchedArticles } from "../../adapters/web/fetched-articles.ts";
import { createPoliteFetch } from "../../adapters/web/polite-fetch.ts";
import type { OpenedIndex } from "../../index/opened-index.ts";
import { createListReader } from "../../ingest/sources/lists/list-reader.ts";
import type { FetchedFile, FetchedReport } from "../../ingest/sources/take-fetched.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { RefreshParts } from "./refresh-parts.ts";
import type { Sources } from "./source-settings.ts";

/** What fetched articles are taken into: an engine, or a process that has one. */
export interface TakingEngine {
  readonly index: Pick<OpenedIndex, "articles" | "status">;
  takeFetched(files: readonly FetchedFile[]): Promise<FetchedReport>;
}

/** The parts of a refresh, opened. */
export interface OpenedRefresh extends RefreshParts {
  /** Ends what is under way at once; `close` after it. */
  end(): Promise<void>;
  close(): void;
}

/** The database of what was fetched, in the data directory. */
export function fetchedDatabase(data: string): string {
  return join(data, "sources.sqlite");
}

/** Where the files of what was fetched lie. */
export function fetchedFolder(data: string): string {
  return join(data, "fetched");
}

/** Opens what a refresh needs over the data directory. Throws WenzhaiError "store". */
export async function openRefresh(
  engine: TakingEngine,
  { data, sources }: { readonly data: string; readonly sources: Sources },
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<OpenedRefresh> {
  const state = openFetchedArticles(fetchedDatabase(data));
  await takeLostAgain(engine, state);
  const web = createPoliteFetch({ ...sources, clock });
  const lists = createListReader(clock);
  const ended = new AbortController();
  return {
    web,
    lists,
    state,
    // One at a time: the index is written by one.
    take: inTurn((files) => engine.takeFetched(files)),
    folder: fetchedFolder(data),
    signal: ended.signal,
    clock,
    log,
    async end() {
      ended.abort();
      lists.close();
      await web.close();
    },
    close: () => state.close(),
  };
}

/** An index that was made anew lacks what was taken in before: its files are still there. */
async function takeLostAgain({ index }: TakingEngine, state: FetchedArticles): Promise<void> {
  const taken = state.taken();
  if ((await index.status()).articles >= taken.size) return;
  const there = new Set((await index.articles()).map(({ id }) => id));
  const lost = [...taken].flatMap(([address, id]) => (there.has(id) ? [] : [state.find(address)!]));
  state.put(lost.map((article) => ({ ...article, stage: "read" })));
}

function inTurn<A, R>(call: (given: A) => Promise<R>): (given: A) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve();
  return (given) => {
    const turn = last.then(() => call(given));
    last = turn.catch(() => undefined);
    return turn;
  };
}
