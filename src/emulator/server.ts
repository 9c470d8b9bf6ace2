import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isTrustedRequest } from "../domain/trusted-request.ts";
import { type Args, parseArgs } from "./args.ts";
import type { Context } from "./context.ts";
import type { Fields } from "./model.ts";
import { RateLimits } from "./rate-limits.ts";
import { answerResponse } from "./response-urls.ts";
import { SlackError } from "./slack-error.ts";
import { answerCall } from "./web-api.ts";

/** What answers a request for anything else, the body being read already; false when it does not either. */
export type Elsewhere = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;

/** What answers under `/_control/`. */
export type ControlHandler = (name: string, args: Args) => Promise<{ status: number; body: unknown }>;

const BODY_MAX = 4_000_000;

/** The HTTP server of a workspace: `/api/METHOD`, `/response/…` and `/_control/NAME`, and what is served elsewhere. Not yet listening. */
export function makeServer(ctx: Context, control: ControlHandler, elsewhere: Elsewhere): Server {
  const limits = new RateLimits();
  return createServer((request, response) => {
    route({ ctx, limits, control, elsewhere }, request, response).catch((cause: unknown) => {
      ctx.log.error("workspace.request_failed", { url: request.url, cause });
      if (!response.headersSent) sendJson(response, 500, { ok: false, error: "fatal_error" });
    });
  });
}

interface Served {
  readonly ctx: Context;
  readonly limits: RateLimits;
  readonly control: ControlHandler;
  readonly elsewhere: Elsewhere;
}

async function route(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { ctx, limits, control, elsewhere } = served;
  // What it holds and does is for programs of this machine, not for web pages that find it.
  if (!isTrustedRequest(request.headers)) return sendJson(response, 403, { ok: false, error: "untrusted_host" });
  const url = new URL(request.url ?? "/", ctx.baseUrl());
  const body = await readBody(request);
  if (url.pathname.startsWith("/response/")) {
    const answer = answerResponse(ctx, url.pathname, body);
    return sendJson(response, answer.status, answer.body);
  }
  const args = readArgs(request, url, body);
  if (args === null) return sendJson(response, 200, { ok: false, error: "invalid_json" });
  if (url.pathname.startsWith("/_control/")) {
    const answer = await control(url.pathname.slice("/_control/".length), args);
    return sendJson(response, answer.status, answer.body);
  }
  if (url.pathname.startsWith("/api/")) {
    const token = bearer(request) ?? args.text("token") ?? null;
    return reply(
      request,
      response,
      answerCall(ctx, limits, { method: url.pathname.slice("/api/".length), args, token }),
    );
  }
  if (!elsewhere(request, response, url)) sendJson(response, 404, { ok: false, error: "not_found" });
}

function reply(request: IncomingMessage, response: ServerResponse, answer: ReturnType<typeof answerCall>): void {
  if (answer.kind === "reset") request.socket.destroy();
  // A hanging call is never answered; closing the workspace cuts it.
  if (answer.kind === "answer") sendJson(response, answer.status, answer.body, answer.headers);
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Fields = {}): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

function readArgs(request: IncomingMessage, url: URL, body: string): Args | null {
  try {
    return parseArgs(url.searchParams, request.headers["content-type"] ?? "", body);
  } catch (thrown) {
    if (thrown instanceof SlackError) return null;
    throw thrown;
  }
}

function bearer(request: IncomingMessage): string | null {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_MAX) throw new SlackError("request_too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
