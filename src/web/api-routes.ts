import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import { answerRow } from "../answering/print-answer.ts";
import { hasBearerToken } from "../api/bearer-token.ts";
import type { CorpusService } from "../api/corpus-service.ts";
import { ASKED } from "../api/shapes.ts";
import { asWenzhaiError, WenzhaiError } from "../errors.ts";
import type { Log } from "../ports/log.ts";
import { openApi } from "./open-api.ts";
import { readJson } from "./read-json.ts";

/** What the routes are made from. */
export interface ApiParts {
  readonly corpus: Pick<CorpusService, "answering" | "search">;
  readonly token: string;
  readonly version: string;
  readonly log: Log;
  /** Ids by which an error is found in the log. */
  readonly newId: () => string;
}

/** Answers a request to `/v1/`, whatever comes of it. */
export type ApiRoutes = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void>;

const POSTED: readonly string[] = ["/v1/ask", "/v1/search"];

/**
 * Serves `POST /v1/ask` (server-sent events), `POST /v1/search` and `GET /v1/openapi.json`, which describes them. The first two
 * want the bearer token. What is wrong is told as JSON with `error.code` and `error.message`.
 */
export function createApiRoutes(parts: ApiParts): ApiRoutes {
  const described = JSON.stringify(openApi(parts.version));
  return async (path, request, response) => {
    try {
      const { method } = request;
      if (path === "/v1/openapi.json") {
        if (method === "GET") sendJson(response, 200, described);
        else refuse(response, 405, "bad-input", "Only GET is answered.", { allow: "GET" });
      } else if (!POSTED.includes(path)) refuse(response, 404, "bad-input", "There is no such address.");
      else if (!hasBearerToken(request.headers.authorization, parts.token))
        refuse(response, 401, "bad-input", "The bearer token is missing or wrong.", { "www-authenticate": "Bearer" });
      else if (method !== "POST") refuse(response, 405, "bad-input", "Only POST is answered.", { allow: "POST" });
      else if (path === "/v1/search") await search(request, response, parts);
      else await ask(request, response, parts);
    } catch (thrown) {
      fail(response, thrown, parts);
    }
  };
}

async function search(request: IncomingMessage, response: ServerResponse, { corpus }: ApiParts): Promise<void> {
  const { query, k } = fitting(await readJson(request), ASKED.search);
  sendJson(response, 200, JSON.stringify({ hits: await corpus.search(query, k) }));
}

/** The head goes out with the first event, so that what goes wrong before it has a status of its own. */
async function ask(request: IncomingMessage, response: ServerResponse, { corpus }: ApiParts): Promise<void> {
  const { question } = fitting(await readJson(request), ASKED.ask);
  const left = new AbortController();
  response.once("close", () => left.abort());
  for await (const event of corpus.answering(question, left.signal)) {
    if (!response.headersSent)
      response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" });
    const { type, ...rest } = event;
    const told = event.type === "end" ? answerRow(undefined, event.answer) : rest;
    response.write(`event: ${type}\ndata: ${JSON.stringify(told)}\n\n`);
  }
  response.end();
}

function fitting<T>(body: unknown, shape: z.ZodType<T>): T {
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": "));
  throw new WenzhaiError("bad-input", `The request does not fit (${wrong.join("; ")}): see /v1/openapi.json.`);
}

/** What the asker can mend is said as it is; what cannot be helped is found in the log by its id. */
function fail(response: ServerResponse, thrown: unknown, { log, newId }: ApiParts): void {
  if (response.destroyed) return;
  const error = asWenzhaiError(thrown);
  const theirs = error.code === "bad-input";
  const id = newId();
  if (!theirs) log.error("api-failed", { id, error });
  const message = theirs ? error.message : `${error.message} (id ${id})`;
  if (!response.headersSent) refuse(response, theirs ? 400 : 500, error.code, message);
  else response.end(`event: error\ndata: ${JSON.stringify({ error: { code: error.code, message } })}\n\n`);
}

function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  // What was not read of the request is not waited for.
  sendJson(response, status, JSON.stringify({ error: { code, message } }), { connection: "close", ...headers });
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    ...headers,
  });
  response.end(body);
}
