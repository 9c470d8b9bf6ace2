import type { Digest } from "./digest.ts";
import type { Told } from "./told.ts";

/** What a digest tells, for the ledger of those who are shown it: the sentences that its lines stand on. */
export function toldBy({ items, articles = [] }: Digest): Told {
  const claims = items.flatMap(({ citations, story }) => {
    const cited = new Set(story?.lines.flatMap(({ markers }) => markers) ?? citations.map(({ marker }) => marker));
    return citations
      .filter(({ marker }) => cited.has(marker))
      .map(({ articleId, quote: text }) => ({ articleId, text }));
  });
  return { articles, claims };
}
