import type { FetchedArticle } from "../../adapters/web/fetched-articles.ts";
import { addressId } from "../../ingest/sources/lists/article-address.ts";
import type { ListedArticle } from "../../ingest/sources/lists/article-list.ts";
import type { RefreshParts } from "./refresh-parts.ts";
import type { WebSource } from "./source-settings.ts";

/**
 * Notes which of the articles that a source names are new or have changed: these are due. An article that another source
 * (of `names`) named first is left to that one. Gives how many there were beyond the source's limit.
 */
export function noteListed(
  source: WebSource,
  listed: readonly ListedArticle[],
  names: ReadonlySet<string>,
  state: RefreshParts["state"],
): number {
  const due = listed.slice(0, source.limit).flatMap((article) => {
    const known = state.find(article.address);
    if (known !== undefined && known.source !== source.name && names.has(known.source)) return [];
    const same = known !== undefined && known.version === article.version && known.source === source.name;
    return same && source.kind !== "page" ? [] : [dueArticle(source, article, known)];
  });
  if (due.length > 0) state.put(due);
  return Math.max(0, listed.length - source.limit);
}

function dueArticle(source: WebSource, article: ListedArticle, known: FetchedArticle | undefined): FetchedArticle {
  const { address, facts, version, content } = article;
  return {
    address,
    source: source.name,
    id: known?.id ?? addressId(address),
    version,
    stage: "due",
    linked: article.linked && !(source.text === "feed" && content !== undefined),
    facts: { ...facts },
    content: content ?? null,
    path: known?.path ?? null,
    digest: known?.digest ?? null,
    validators: known?.validators ?? {},
    problem: null,
    failures: 0,
  };
}
