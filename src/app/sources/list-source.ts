import type { Validators } from "../../adapters/web/polite-fetch.ts";
import type { ListedArticle } from "../../ingest/sources/lists/article-list.ts";
import type { RefreshParts } from "./refresh-parts.ts";
import type { WebSource } from "./source-settings.ts";

/** What a source names now; nothing where it has not changed. */
export interface Listed {
  readonly articles: readonly ListedArticle[];
  /** What could not be read of it, a sentence each. */
  readonly problems: readonly string[];
  /** What tells the servers which versions were read; to be kept when the articles are. */
  readonly validators: ReadonlyMap<string, Validators>;
}

/** Sitemaps of one source read at a refresh. */
const MOST_LISTS = 50;

/** Reads a source's list: the feed, the sitemap and those it names, or the page itself. One that fails stops no other. */
export async function listSource(
  { kind, url }: WebSource,
  { web, lists, state }: Pick<RefreshParts, "web" | "lists" | "state">,
): Promise<Listed> {
  if (kind === "page") {
    const page = { address: url, linked: true, facts: {}, version: "" };
    return { articles: [page], problems: [], validators: new Map() };
  }
  const articles: ListedArticle[] = [];
  const problems: string[] = [];
  const validators = new Map<string, Validators>();
  const waiting = new Set([url]);
  for (const address of waiting) {
    const reply = await web.get(address, state.listValidators(address));
    if (reply.kind === "failed") problems.push(reply.message);
    if (reply.kind !== "body") continue;
    const { bytes, charset } = reply;
    const task = { kind, address: reply.url, bytes, ...(charset === undefined ? {} : { charset }) };
    const read = await lists.read(task);
    if ("fault" in read) {
      problems.push(`${address} ${read.fault}`);
      continue;
    }
    validators.set(address, reply.validators);
    for (const article of read.articles) articles.push(article);
    // One that names others must be read each time, for these to be looked at.
    if (read.lists.length > 0) validators.set(address, {});
    for (const more of read.lists) if (waiting.size < MOST_LISTS) waiting.add(more);
    if (kind === "sitemap" && read.lists.length + waiting.size > MOST_LISTS && waiting.size === MOST_LISTS)
      problems.push(`${address} names more than ${MOST_LISTS} sitemaps; list those you want one by one.`);
  }
  return { articles, problems, validators };
}
