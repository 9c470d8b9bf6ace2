import type { IngestedArticle } from "../../src/domain/article.ts";
import { makeArticle } from "./synthetic.ts";

/** Ids that take turns, so that every step puts one article, replaces another and removes a third. */
const IDS = 5;

/** What step `n` of an endless history changes; every step leaves a state of its own. */
export function stepOf(n: number): { readonly put: readonly IngestedArticle[]; readonly remove: readonly string[] } {
  const put = [n, n + 1].map((i) => makeArticle(`a${i % IDS}`, n, 4));
  return { put, remove: [`a${(n + 3) % IDS}`] };
}

/** The hashes after steps 1 to `n`, as one text. */
export function stateAfter(n: number): string {
  const hashes = new Map<string, string>();
  // Older steps have been overwritten: five steps touch every id.
  for (let i = Math.max(1, n - IDS); i <= n; i++) {
    const { put, remove } = stepOf(i);
    for (const { article } of put) hashes.set(article.id, article.hash);
    for (const id of remove) hashes.delete(id);
  }
  return stateText(hashes);
}

/** Hashes by id as one text. */
export function stateText(hashes: ReadonlyMap<string, string>): string {
  return [...hashes]
    .map((each) => each.join("="))
    .sort()
    .join(" ");
}

/** The number of the last step taken, told from the hashes: 0 for an empty index. */
export function lastStep(hashes: ReadonlyMap<string, string>): number {
  return Math.max(0, ...[...hashes.values()].map((hash) => Number(hash.split("-")[1])));
}
