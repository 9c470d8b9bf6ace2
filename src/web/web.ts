import type { IncomingMessage, ServerResponse } from "node:http";
import type { Article, Sentence } from "../domain/article.ts";
import { isTrustedRequest } from "../domain/trusted-request.ts";
import { asWenzhaiError } from "../errors.ts";
import type { Log } from "../ports/log.ts";
import type { ApiRoutes } from "./api-routes.ts";
import { articlePage } from "./article-page.ts";
import { corpusPage } from "./corpus-page.ts";
import { findReprints } from "./find-reprints.ts";
import { PAGE_POLICY } from "./viewer-page.ts";

/** What the web side shows. */
export interface WebParts {
  readonly status: () => Promise<unknown>;
  /** An article with its sentences, null where there is none of this id. */
  readonly article: (
    id: string,
  ) => Promise<{ readonly article: Article; readonly sentences: readonly Sentence[] } | null>;
  /** Every article. */
  readonly articles: () => Promise<readonly Article[]>;
  /** Whether events come from Slack; null when no Slack is configured. */
  readonly slackFlows: () => boolean | null;
  /** The counts as text. */
  readonly metrics: () => Promise<string>;
  readonly log: Log;
  /** Names under which it may be asked, beside those of this machine. */
  readonly hosts?: readonly string[];
  /** What is under `/v1/`; without it there is nothing. */
  readonly api?: ApiRoutes;
  /** The error with which Slack refuses our tokens; null while it takes them. */
  readonly slackRefuses?: () => string | null;
}

/** Answers one HTTP request. */
export type Web = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Reply {
  readonly status: number;
  readonly type: "text/html" | "text/plain" | "application/json";
  readonly body: string;
}

/**
 * Serves `/healthz` (200 when the index is open and Slack's events flow or no Slack is configured, else 503), `/metrics`,
 * `/a`, the articles, with those that hold the words of `q`, and `/a/<articleId>`, whose sentence n is `#s<n>`. A request that names another host, or comes from a page of one, gets 403. Whatever goes wrong is a status: it never rejects.
 */
export function createWeb(parts: WebParts): Web {
  return async (request, response) => {
    const path = (request.url ?? "/").split(/[?#]/u, 1)[0]!;
    if (parts.api !== undefined && path.startsWith("/v1/") && isTrustedRequest(request.headers, parts.hosts))
      return parts.api(path, request, response);
    let reply: Reply;
    try {
      reply = await replyTo(request, parts);
    } catch (thrown) {
      parts.log.error("web-failed", { error: asWenzhaiError(thrown) });
      reply = plain(500, "Something went wrong on our side.");
    }
    response.writeHead(reply.status, {
      "content-type": `${reply.type}; charset=utf-8`,
      "content-length": Buffer.byteLength(reply.body),
      "content-security-policy": PAGE_POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      ...(reply.status === 405 ? { allow: "GET, HEAD" } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : reply.body);
  };
}

async function replyTo({ method, url = "/", headers }: IncomingMessage, parts: WebParts): Promise<Reply> {
  if (!isTrustedRequest(headers, parts.hosts))
    return plain(403, "Only requests to this machine are answered; name other hosts in WENZHAI_WEB_HOSTS.");
  if (method !== "GET" && method !== "HEAD") return plain(405, "Only GET and HEAD are answered.");
  const [path = "", query = ""] = url.split(/[?#]/u);
  if (path === "/healthz") return health(parts);
  if (path === "/metrics") return plain(200, await parts.metrics());
  if (path === "/a") return listArticles(new URLSearchParams(query).get("q") ?? "", parts);
  if (!path.startsWith("/a/")) return plain(404, "There is no such page.");
  const id = decoded(path.slice("/a/".length));
  return id === null ? plain(400, "The address is not well written.") : showArticle(id, parts);
}

async function health({ status, slackFlows, slackRefuses }: WebParts): Promise<Reply> {
  const open = await status().then(
    () => true,
    () => false,
  );
  const flows = slackFlows();
  const refused = slackRefuses?.() ?? null;
  const lost = refused === null ? "lost" : `tokens refused (${refused})`;
  const body = { index: open ? "open" : "not open", slack: flows === null ? "none" : flows ? "connected" : lost };
  return { status: open && flows !== false ? 200 : 503, type: "application/json", body: JSON.stringify(body) };
}

async function listArticles(query: string, { articles }: WebParts): Promise<Reply> {
  return { status: 200, type: "text/html", body: corpusPage(await articles(), query) };
}

async function showArticle(id: string, { article, articles }: WebParts): Promise<Reply> {
  const shown = await article(id);
  if (shown === null) return plain(404, "There is no such article.");
  const reprints = findReprints(shown.article, await articles());
  return { status: 200, type: "text/html", body: articlePage(shown.article, shown.sentences, reprints) };
}

function plain(status: number, body: string): Reply {
  return { status, type: "text/plain", body };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
