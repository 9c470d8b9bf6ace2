import { resolve, sep } from "node:path";
import type { IngestedArticle, Removal } from "../../domain/article.ts";
import type { PassageIndex, PassageIndexWriter } from "../../ports/passage-index.ts";
import type { Fault } from "./list-files.ts";
import { readArticles } from "./read-articles.ts";

/** What one ingest did. */
export interface IngestReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly faults: readonly Fault[];
  /** What was wrong with an article that was taken all the same, a sentence each. */
  readonly warnings: readonly string[];
  /** What was taken away from each new or changed article. */
  readonly cleaned: readonly { readonly articleId: string; readonly removals: readonly Removal[] }[];
}

/** Called after each article read, with how many there were so far. */
export type OnProgress = (read: number) => void;

/**
 * Brings an index up to date with files and folders: unchanged articles cost nothing, changed ones are replaced, and those
 * whose file has vanished from below one of the paths are removed. A file that cannot be read now keeps what was known of it.
 * Throws what the index throws; then the index is as it was.
 */
export async function syncIndex(
  paths: readonly string[],
  index: PassageIndex & PassageIndexWriter,
  onProgress: OnProgress = () => {},
): Promise<IngestReport> {
  const known = await index.hashes();
  const put: IngestedArticle[] = [];
  const seen = new Set<string>();
  const faults: Fault[] = [];
  const warnings: string[] = [];
  let read = 0;
  for await (const reading of readArticles(paths, { known })) {
    if (reading.kind === "fault") faults.push(reading);
    else if (reading.kind === "warning") warnings.push(reading.message);
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
  const unread = new Set(faults.map(({ path }) => resolve(path)));
  const below = (source: string): boolean => roots.some((root) => source === root || source.startsWith(root + sep));
  const articles = await index.articles();
  return articles
    .filter(({ id, source }) => source !== undefined && !seen.has(id) && below(source) && !unread.has(source))
    .map(({ id }) => id);
}
