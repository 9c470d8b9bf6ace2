import type { RequestListener } from "node:http";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { listenLocally } from "../../adapters/listen-locally.ts";
import { createCorpusService } from "../../api/corpus-service.ts";
import { WenzhaiError } from "../../errors.ts";
import { createMcpOverHttp, MCP_PATH } from "../../mcp/mcp-over-http.ts";
import { createMcpServer } from "../../mcp/mcp-server.ts";
import { serveStdio } from "../../mcp/serve-stdio.ts";
import type { Engine } from "../compose.ts";
import type { Session } from "../console/session.ts";
import { followIndex } from "../main/follow-index.ts";
import { untilStopped } from "../main/until-stopped.ts";
import { version } from "../version.ts";
import { withCorpus } from "./with-corpus.ts";

/** `wenzhai mcp [--http PORT]`: serves the Model Context Protocol until it is stopped, or standard input ends. Throws bad-config without a token for HTTP. */
export async function mcpCommand({ http }: { readonly http?: number }, session: Session): Promise<void> {
  const { apiToken } = session.config;
  if (http !== undefined && apiToken === undefined)
    throw new WenzhaiError("bad-config", "Set WENZHAI_API_TOKEN, which clients send as their bearer token.");
  await withCorpus(session, async (engine) => {
    const leave = followIndex(engine.index, session.world);
    const { log, newId } = session.world;
    const parts = { corpus: serviceOf(engine, session), version: version(), log, newId };
    const newServer = (): McpServer => createMcpServer(parts);
    try {
      if (http === undefined || apiToken === undefined)
        await serveStdio(newServer(), { input: process.stdin, output: process.stdout, log }, untilStopped());
      else await serveHttp(createMcpOverHttp({ newServer, token: apiToken, log }), http, session);
    } finally {
      leave();
    }
  });
}

async function serveHttp(answer: RequestListener, port: number, { err }: Session): Promise<void> {
  const server = await listenLocally(answer, port, { what: "The MCP server", wayOut: "Choose another one." });
  const stopped = untilStopped();
  err(`Serving at ${server.url}${MCP_PATH}. Stop with Ctrl-C or SIGTERM.`);
  await stopped;
  await server.close();
}

function serviceOf({ ask, search, checkText, digest, index }: Engine, { world }: Session) {
  return createCorpusService({
    ask,
    search,
    checkText,
    digest,
    articles: () => index.articles(),
    async article(id) {
      const article = (await index.articles()).find((each) => each.id === id);
      return article === undefined ? null : { article, sentences: await index.sentences(id) };
    },
    clock: world.clock,
  });
}
