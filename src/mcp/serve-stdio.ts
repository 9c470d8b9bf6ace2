import type { Readable, Writable } from "node:stream";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Log } from "../ports/log.ts";

/** Serves over a pair of streams until the first one ends or `stopped` resolves. What cannot be read goes to the log. */
export async function serveStdio(
  server: McpServer,
  { input, output, log }: { readonly input: Readable; readonly output: Writable; readonly log: Log },
  stopped: Promise<unknown>,
): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    input.once("end", resolve);
    server.server.onclose = resolve;
  });
  server.server.onerror = (error) => log.warn("mcp-message-refused", { error });
  await server.connect(new StdioServerTransport(input, output));
  await Promise.race([ended, stopped]);
  await server.close();
}
