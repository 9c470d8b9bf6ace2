import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WenzhaiError } from "../errors.ts";
import type { Web } from "./web.ts";

/** A web side that listens. */
export interface RunningWeb {
  readonly url: string;
  close(): Promise<void>;
}

/** Articles may not be for everyone: whoever wants them elsewhere puts a server that knows its readers in front. */
const HOST = "127.0.0.1";

/** Listens on a port of this machine alone, 0 for a free one. Throws bad-config when the port is taken. */
export async function startWeb(web: Web, port: number): Promise<RunningWeb> {
  const server = createServer((request, response) => void web(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const message = `The web side cannot listen on port ${port} (${cause.code}). Choose another one in WENZHAI_WEB_PORT.`;
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
