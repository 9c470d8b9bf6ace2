import { hash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type FetchedArticle, MOST_FAILURES } from "../../adapters/web/fetched-articles.ts";
import type { WebReply } from "../../adapters/web/polite-fetch.ts";
import { fetchedEnding } from "./fetched-ending.ts";
import type { RefreshParts } from "./refresh-parts.ts";

/** A feed that holds less of an article than this holds a summary. */
const LEAST_CONTENT = 400;

/**
 * Brings an article that is due from where it is into a file, and gives what is known of it then. Where its page cannot be
 * read, the text that the feed holds stands in.
 */
export async function fetchArticle(
  article: FetchedArticle,
  { web, folder }: Pick<RefreshParts, "web" | "folder">,
): Promise<FetchedArticle> {
  if (!article.linked) return keep(article, page(article), ".html", folder);
  const reply = await web.get(article.address, article.digest === null ? {} : article.validators);
  if (reply.kind === "unchanged") return taken(article);
  if (reply.kind === "failed") {
    if ((article.content ?? "").length >= LEAST_CONTENT) return keep(article, page(article), ".html", folder);
    return failed(article, reply.message, reply.passing);
  }
  const ending = fetchedEnding(reply.type, reply.url, reply.bytes);
  if (ending === null)
    return failed(article, `${article.address} is of a kind that is not read (${reply.type || "not said"}).`, false);
  const fresh = { ...article, validators: reply.validators };
  return keep(fresh, ending === ".html" ? withCharset(reply) : reply.bytes, ending, folder);
}

async function keep(
  article: FetchedArticle,
  bytes: Uint8Array,
  ending: string,
  folder: string,
): Promise<FetchedArticle> {
  const digest = hash("sha256", bytes);
  if (digest === article.digest) return taken(article);
  const host = new URL(article.address).host.replace(/[^a-z0-9.-]/giu, "-");
  const path = join(folder, host, `${hash("sha256", article.address).slice(0, 20)}${ending}`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  if (article.path !== null && article.path !== path) await rm(article.path, { force: true });
  return { ...article, stage: "read", path, digest, problem: null };
}

/** What an article is when it is in the index as it is on the web. */
export function taken(article: FetchedArticle): FetchedArticle {
  return { ...article, stage: "taken", content: null, problem: null, failures: 0 };
}

/** What an article is that could not be had; `passing` when it is worth trying again. */
export function failed(article: FetchedArticle, problem: string, passing: boolean): FetchedArticle {
  return {
    ...article,
    stage: "failed",
    problem,
    failures: passing ? Math.min(article.failures + 1, MOST_FAILURES) : MOST_FAILURES,
  };
}

/** The text that a feed holds, as a page. */
function page({ content, facts }: FetchedArticle): Uint8Array {
  const title = (facts.title ?? "").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const head = `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head>`;
  return new TextEncoder().encode(`${head}<body><article>\n${content ?? ""}\n</article></body></html>\n`);
}

/** The encoding that only the server tells is written into the page: a file has no headers. */
function withCharset({ bytes, charset }: Extract<WebReply, { kind: "body" }>): Uint8Array {
  if (charset === undefined || /^utf-?8$/iu.test(charset)) return bytes;
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  if (/charset\s{0,9}=/iu.test(head)) return bytes;
  return Buffer.concat([new TextEncoder().encode(`<meta charset="${charset}">\n`), bytes]);
}
