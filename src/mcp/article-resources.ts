import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import {
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from "@modelcontextprotocol/sdk/types.js";
import type { ArticleView, CorpusService } from "../api/corpus-service.ts";
import type { Article } from "../domain/article.ts";

const PREFIX = "wenzhai://article/";
const MIME = "text/plain";
/** Articles of one page of the list. */
const PAGE = 100;

/** Lets the articles be listed, a page at a time, and read by their address. Other addresses and cursors are invalid-params. */
export function addArticleResources({ server }: McpServer, corpus: CorpusService): void {
  server.registerCapabilities({ resources: {} });
  server.setRequestHandler(ListResourcesRequestSchema, async ({ params }) => {
    const first = offsetOf(params?.cursor);
    const articles = await corpus.articles();
    const next = first + PAGE;
    return {
      resources: articles.slice(first, next).map(listed),
      ...(next < articles.length ? { nextCursor: String(next) } : {}),
    };
  });
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [
      {
        name: "article",
        uriTemplate: `${PREFIX}{id}`,
        mimeType: MIME,
        description: "An article by the articleId of a citation, percent-encoded",
      },
    ],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const id = idOf(uri);
    const view = id === null ? null : await corpus.article(id);
    if (view === null) throw new McpError(ErrorCode.InvalidParams, "There is no such article.");
    return { contents: [{ uri, mimeType: MIME, text: printed(view) }] };
  });
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,9}$/u.test(cursor)) return Number(cursor);
  throw new McpError(ErrorCode.InvalidParams, "There is no such page of the list.");
}

function listed({ id, title, titleEn, publisher, published }: Article) {
  const description = [titleEn, publisher, published].filter(Boolean).join(" · ");
  return { uri: `${PREFIX}${encodeURIComponent(id)}`, name: title, description, mimeType: MIME };
}

function idOf(uri: string): string | null {
  if (!uri.startsWith(PREFIX)) return null;
  try {
    return decodeURIComponent(uri.slice(PREFIX.length));
  } catch {
    return null;
  }
}

function printed({ article: { title, titleEn, publisher, published, url, text } }: ArticleView): string {
  const facts = [titleEn, publisher, published, url].filter(Boolean).join(" · ");
  return [title, facts, "", text].join("\n");
}
