import { resolve, sep } from "node:path";
import type { Article, IngestedArticle, Removal } from "../../domain/article.ts";
import type { PassageIndex, PassageIndexWriter } from "../../ports/passage-index.ts";
import type { Fault, Skipped } from "./list-files.ts";
import { type ReadOptions, readArticles } from "./read-articles.ts";

/** What one ingest did. */
export interface IngestReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly faults: readonly Fault[];
  /** What was wrong with an article that was taken all the same, a sentence each. */
  readonly warnings: readonly string[];
  /** What was passed over, with the reason. */
  readonly skipped: readonly Skipped[];
  /** What was taken away from each new or changed article. */
  readonly cleaned: readonly { readonly articleId: string; readonly removals: readonly Removal[] }[];
}

/** Called after each article read, with how many there were so far. */
export type OnProgress = (read: number) => void;

/**
 * Brings an index up to date with files and folders: unchanged articles cost nothing, changed ones are replaced, and those
 * whose file has vanished from below one of the paths are removed. A file or folder that cannot be read now keeps what was
 * known of it. `apart` takes files apart outside of this thread.
 * Throws what the index throws; then the index is as it was.
 */
export async function syncIndex(
  paths: readonly string[],
  index: PassageIndex & PassageIndexWriter,
  onProgress: OnProgress = () => {},
  apart?: ReadOptions["apart"],
): Promise<IngestReport> {
  const known = await index.hashes();
  const sources = sourcesOf(await index.articles());
  const put: IngestedArticle[] = [];
  const seen = new Set<string>();
  const faults: Fault[] = [];
  const warnings: string[] = [];
  const skipped: Skipped[] = [];
  let read = 0;
  for await (const reading of readArticles(paths, { known, sources, ...(apart === undefined ? {} : { apart }) })) {
    if (reading.kind === "fault") faults.push(reading);
    else if (reading.kind === "warning") warnings.push(reading.message);
    else if (reading.kind === "skipped") skipped.push(reading);
    else if (reading.kind === "unchanged") seen.add(reading.id);
    else {
      const { ingested } = reading;
      seen.add(ingested.article.id);
      put.push({ ...ingested, article: { ...ingested.article, source: resolve(reading.path) } });
    }
    onProgress(++read);
  }
  const remove = await vanished(paths, index, seen, faults);
  await index.apply({ put, remove });
  const changed = put.filter(({ article }) => known.has(article.id)).length;
  return {
    added: put.length - changed,
    changed,
    unchanged: seen.size - put.length,
    removed: remove.length,
    faults,
    warnings,
    skipped,
    cleaned: put
      .filter(({ removed }) => removed.length > 0)
      .map(({ article, removed }) => ({ articleId: article.id, removals: removed })),
  };
}

async function vanished(
  paths: readonly string[],
  index: PassageIndex,
  seen: ReadonlySet<string>,
  faults: readonly Fault[],
): Promise<readonly string[]> {
  const roots = paths.map((path) => resolve(path));
  const unread = faults.map(({ path }) => resolve(path));
  const below = (source: string): boolean => roots.some((root) => isAt(root, source));
  const articles = await index.articles();
  return articles
    .filter(
      ({ id, source }) =>
        source !== undefined && !seen.has(id) && below(source) && !unread.some((path) => isAt(path, source)),
    )
    .map(({ id }) => id);
}

/** Whether a file is the path or lies below it, in a folder or in an archive. */
function isAt(path: string, source: string): boolean {
  return source === path || source.startsWith(path + sep);
}

function sourcesOf(articles: readonly Article[]): ReadonlyMap<string, string> {
  return new Map(articles.flatMap(({ id, source }) => (source === undefined ? [] : [[id, source] as const])));
}
