import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import type { State } from "../state.ts";
import type { Workspace } from "../workspace.ts";
import { PAGE_POLICY, pageHtml } from "./page-html.ts";
import { readPlace } from "./place.ts";
import { screenOf } from "./screen.ts";
import type { Surface } from "./surface.ts";

/** Answers a request for the page; false when it is for something else. */
export type PageServer = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;

interface Asset {
  readonly type: string;
  readonly file: URL;
}

const ASSETS: Readonly<Record<string, Asset>> = {
  "/page.css": { type: "text/css", file: new URL("./page.css", import.meta.url) },
  "/page.svg": { type: "image/svg+xml", file: new URL("./page.svg", import.meta.url) },
  "/page.js": { type: "text/javascript", file: new URL("./client.ts", import.meta.url) },
};

/** Serves the workspace as a page: `/`, its style and script, and `/screen`, which sends the parts that change as they do. */
export function createPageServer(workspace: Workspace, state: State, surface: Surface, title: string): PageServer {
  return (request, response, url) => {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const send = (type: string, body: string): true => {
      response.writeHead(200, { ...HEADERS, "content-type": `${type}; charset=utf-8` });
      response.end(request.method === "HEAD" ? undefined : body);
      return true;
    };
    const look = () => screenOf(workspace, surface, readPlace(workspace, url.searchParams));
    if (url.pathname === "/") return send("text/html", pageHtml(look(), title));
    const asset = ASSETS[url.pathname];
    if (asset !== undefined) return send(asset.type, assetText(asset));
    if (url.pathname !== "/screen") return false;
    response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream; charset=utf-8" });
    response.on(
      "close",
      streamChanges(state, look, (part) => void response.write(part)),
    );
    return true;
  };
}

const HEADERS = {
  "content-security-policy": PAGE_POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** Browsers take the script without its types, which no build step takes out beforehand. */
function assetText({ type, file }: Asset): string {
  const text = readFileSync(file, "utf8");
  return type === "text/javascript" ? stripTypeScriptTypes(text) : text;
}

/** Writes what differs from what was written before, at once and after every change; many changes of one turn are one. */
function streamChanges(state: State, look: () => object, write: (part: string) => void): () => void {
  const sent = new Map<string, string>();
  let waiting: NodeJS.Immediate | null = null;
  const tell = (): void => {
    waiting = null;
    const fresh = Object.entries(look()).filter(([id, html]) => sent.get(id) !== html);
    for (const [id, html] of fresh) sent.set(id, html);
    if (fresh.length > 0) write(`data: ${JSON.stringify(Object.fromEntries(fresh))}\n\n`);
  };
  const unwatch = state.watch(() => {
    waiting ??= setImmediate(tell);
  });
  tell();
  return () => {
    unwatch();
    if (waiting !== null) clearImmediate(waiting);
  };
}
