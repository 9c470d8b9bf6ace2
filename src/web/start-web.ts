import { type LocalServer, listenLocally } from "../adapters/listen-locally.ts";
import type { Web } from "./web.ts";

/** Serves the web side on a port of this machine alone, 0 for a free one. Throws bad-config when the port is taken. */
export function startWeb(web: Web, port: number): Promise<LocalServer> {
  const names = { what: "The web side", wayOut: "Choose another one in WENZHAI_WEB_PORT." };
  return listenLocally((request, response) => void web(request, response), port, names);
}
