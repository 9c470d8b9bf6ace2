import PQueue from "p-queue";
import type { FetchedArticle } from "../../adapters/web/fetched-articles.ts";
import { asWenzhaiError } from "../../errors.ts";
import { failed, fetchArticle, taken } from "./fetch-article.ts";
import { listSource } from "./list-source.ts";
import { noteListed } from "./note-listed.ts";
import type { RefreshParts } from "./refresh-parts.ts";
import type { WebSource } from "./source-settings.ts";

/** What came of refreshing a source. */
export interface SourceReport {
  readonly source: string;
  /** Articles that its list names now; 0 when the list has not changed. */
  readonly listed: number;
  /** Articles that were asked for. */
  readonly fetched: number;
  readonly added: number;
  readonly changed: number;
  /** Articles beyond the source's limit. */
  readonly leftOut: number;
  /** What failed: the list first, then articles, a sentence each. */
  readonly problems: readonly string[];
}

/** So long a source is this process's, from each sign of life. */
const CLAIM_MS = 15 * 60_000;
/** Each host has its own limit; this one is for many hosts. */
const AT_A_TIME = 16;
/** Articles fetched before they are taken in. */
const TOGETHER = 500;

/**
 * Refreshes one source: reads its list if that has changed, fetches the articles that are new, changed or failed before, and
 * takes in those whose content is new. What it has taken in stays, whatever the list says later. Null when another process is
 * at it. Never throws: what fails is in the report, and noted for the doctor.
 */
export async function refreshSource(
  source: WebSource,
  names: ReadonlySet<string>,
  parts: RefreshParts,
): Promise<SourceReport | null> {
  const { state, clock, log } = parts;
  if (!state.claim(source.name, clock.now(), clock.now() + CLAIM_MS)) return null;
  const report = { source: source.name, listed: 0, fetched: 0, added: 0, changed: 0, leftOut: 0 };
  const problems: string[] = [];
  let own: string | null = null;
  try {
    const listed = await listSource(source, parts);
    own = listed.problems[0] ?? null;
    problems.push(...listed.problems);
    report.listed = listed.articles.length;
    report.leftOut = noteListed(source, listed.articles, names, state);
    for (const [address, validators] of listed.validators) state.keepListValidators(address, validators);
    const waiting = state.waiting(source.name, parts.all);
    for (let start = 0; start < waiting.length; start += TOGETHER) {
      const done = await fetchAndTake(waiting.slice(start, start + TOGETHER), parts);
      report.fetched += done.fetched;
      report.added += done.added;
      report.changed += done.changed;
      problems.push(...done.problems);
    }
  } catch (thrown) {
    const error = asWenzhaiError(thrown);
    log.warn("source-not-refreshed", { source: source.name, error });
    own = `${source.name} was not refreshed: ${error.message}`;
    problems.unshift(own);
  }
  if (parts.signal?.aborted) return null;
  state.tried(source.name, clock.now(), own);
  log.info("source-refreshed", { ...report, failed: problems.length });
  return { ...report, problems };
}

interface Done {
  readonly fetched: number;
  readonly added: number;
  readonly changed: number;
  readonly problems: readonly string[];
}

async function fetchAndTake(articles: readonly FetchedArticle[], parts: RefreshParts): Promise<Done> {
  const { state, clock } = parts;
  const queue = new PQueue({ concurrency: AT_A_TIME });
  const asked = articles.filter(({ stage }) => stage !== "read");
  const fetched = await queue.addAll(
    asked.map((article) => async () => {
      if (parts.signal?.aborted) return article;
      state.hold(article.source, clock.now() + CLAIM_MS);
      const found = await fetchArticle(article, parts).catch((thrown: unknown) =>
        failed(article, `${article.address} could not be kept: ${asWenzhaiError(thrown).message}`, true),
      );
      // What ended with the program has not failed.
      if (parts.signal?.aborted) return article;
      state.put([found]);
      return found;
    }),
  );
  const read = [...articles, ...fetched].filter(({ stage }) => stage === "read");
  const problems = fetched.flatMap(({ problem }) => problem ?? []);
  if (read.length === 0) return { fetched: asked.length, added: 0, changed: 0, problems };
  const { added, changed, faults } = await parts.take(read.map(fileOf));
  const faultAt = new Map(faults.map(({ path, message }) => [path, message]));
  const settled = read.map((article) => {
    const said = faultAt.get(article.path!)?.replace(article.path!, article.address);
    return said === undefined ? taken(article) : failed(article, said, false);
  });
  state.put(settled);
  return {
    fetched: asked.length,
    added,
    changed,
    problems: [...problems, ...settled.flatMap(({ problem }) => problem ?? [])],
  };
}

function fileOf({ path, id, address, facts }: FetchedArticle) {
  return { path: path!, id, url: address.split("#")[0]!, facts };
}
