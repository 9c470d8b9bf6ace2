import type { IncomingMessage, ServerResponse } from "node:http";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { hasBearerToken } from "../api/bearer-token.ts";
import { isTrustedRequest } from "../domain/trusted-request.ts";
import { asWenzhaiError } from "../errors.ts";
import type { Log } from "../ports/log.ts";

/** What is served over HTTP, and to whom. */
export interface McpHttpParts {
  /** Each request has a server of its own, so that nothing is kept of a client that went away. */
  readonly newServer: () => McpServer;
  readonly token: string;
  readonly log: Log;
}

export const MCP_PATH = "/mcp";
/** The longest text that can be checked fits in this many bytes, however it is written. */
const LARGEST_BODY = 256 * 1024;

/**
 * Gives what answers requests to `/mcp` by the streamable HTTP transport, without sessions: 403 to pages of elsewhere, 401 without
 * the token. It never rejects.
 */
export function createMcpOverHttp(parts: McpHttpParts): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const refused = refusalOf(request, parts.token);
    if (refused !== null) {
      const [status, sentence, headers] = refused;
      response.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close", ...headers });
      response.end(sentence);
      return;
    }
    serve(request, response, parts).catch((thrown: unknown) => {
      parts.log.error("mcp-request-failed", { error: asWenzhaiError(thrown) });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

type Refused = readonly [status: number, sentence: string, headers?: Readonly<Record<string, string>>];

function refusalOf({ method, url = "", headers }: IncomingMessage, token: string): Refused | null {
  if (!isTrustedRequest(headers)) return [403, "Only requests to this machine are answered."];
  if (url.split(/[?#]/u, 1)[0] !== MCP_PATH) return [404, `There is only ${MCP_PATH}.`];
  if (!hasBearerToken(headers.authorization, token))
    return [401, "The token of WENZHAI_API_TOKEN is needed.", { "www-authenticate": "Bearer" }];
  return method === "POST" ? null : [405, "Only POST is answered.", { allow: "POST" }];
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { newServer, log }: McpHttpParts,
): Promise<void> {
  const server = newServer();
  server.server.onerror = (error) => log.warn("mcp-message-refused", { error });
  const transport = new StreamableHTTPServerTransport({ maxRequestBodySize: LARGEST_BODY });
  // Whoever hangs up ends what is done for them.
  response.once("close", () => void server.close());
  await server.connect(transport as Transport);
  await transport.handleRequest(request, response);
}
