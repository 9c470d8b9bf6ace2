import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { WenzhaiError } from "../errors.ts";

/** A server that listens. */
export interface LocalServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Articles may not be for everyone: whoever wants them elsewhere puts a server that knows its readers in front. */
const HOST = "127.0.0.1";

/**
 * Listens on a port of this machine alone, 0 for a free one. Throws bad-config, which names `what` listens and ends with `wayOut`,
 * when the port is taken.
 */
export async function listenLocally(
  answer: RequestListener,
  port: number,
  { what, wayOut }: { readonly what: string; readonly wayOut: string },
): Promise<LocalServer> {
  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const message = `${what} cannot listen on port ${port} (${cause.code}). ${wayOut}`;
      reject(new WenzhaiError("bad-config", message, { cause }));
    });
    server.listen(port, HOST, resolve);
  });
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
