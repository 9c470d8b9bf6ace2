import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A call of the embeddings endpoint as the server got it. */
export interface EmbeddingRequest {
  readonly model: string;
  readonly input: readonly string[];
  readonly authorization: string | undefined;
  /** Counts the calls from 1. */
  readonly number: number;
}

/** What goes back. SILENCE sends nothing, CUT drops the connection, STALL sends half of a body and no more. */
export type EmbeddingReply =
  | { readonly vectors: readonly (readonly unknown[])[]; readonly indexes?: readonly number[] }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | "SILENCE"
  | "CUT"
  | "STALL";

export type EmbeddingScript = (request: EmbeddingRequest) => EmbeddingReply | Promise<EmbeddingReply>;

/** A local OpenAI-compatible server of embeddings, with a list of models and a chat model that says one word. */
export interface EmbeddingsServer {
  readonly baseUrl: string;
  readonly requests: readonly EmbeddingRequest[];
  /** Every text it was asked to embed, in order. */
  readonly texts: readonly string[];
  close(): Promise<void>;
}

const DIMENSIONS = 8;

/** Numbers that depend on the text alone. */
export function vectorOf(text: string, dimensions = DIMENSIONS): readonly number[] {
  const bytes = createHash("sha512").update(text).digest();
  return Array.from({ length: dimensions }, (_, i) => bytes.readInt8(i % bytes.length) + 0.5);
}

/** The reply of a server that works. */
export function sound({ input }: EmbeddingRequest): EmbeddingReply {
  return { vectors: input.map((text) => vectorOf(text)) };
}

/** Starts the server on a free port of 127.0.0.1. */
export async function startEmbeddingsServer(
  script: EmbeddingScript = sound,
  models: readonly string[] = ["local-embedding", "local-chat"],
): Promise<EmbeddingsServer> {
  const requests: EmbeddingRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = await bodyOf(incoming);
    if (incoming.url === "/v1/models") sendJson(outgoing, 200, { object: "list", data: models.map((id) => ({ id })) });
    else if (incoming.url === "/v1/chat/completions") sendJson(outgoing, 200, WORD);
    else if (incoming.url === "/v1/embeddings") {
      const request = read(body, requests.length + 1, incoming.headers.authorization);
      requests.push(request);
      send(await script(request), outgoing);
    } else sendJson(outgoing, 404, { error: { message: "no such path" } });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    get texts() {
      return requests.flatMap(({ input }) => input);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const WORD = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1,
  model: "local-chat",
  choices: [{ index: 0, message: { role: "assistant", content: "OK" }, finish_reason: "stop" }],
};

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function read(body: string, number: number, authorization: string | undefined): EmbeddingRequest {
  const { model, input } = JSON.parse(body) as { model: string; input: string | string[] };
  return { model, input: [input].flat(), authorization, number };
}

function send(reply: EmbeddingReply, outgoing: ServerResponse): void {
  if (reply === "SILENCE") return;
  if (reply === "CUT") outgoing.destroy();
  else if (reply === "STALL") {
    outgoing.writeHead(200, { "content-type": "application/json" });
    outgoing.write('{"object":"list","data":[');
  } else if ("vectors" in reply) {
    const { vectors, indexes } = reply;
    const data = vectors.map((embedding, i) => ({ object: "embedding", index: indexes?.[i] ?? i, embedding }));
    sendJson(outgoing, 200, { object: "list", data, usage: { prompt_tokens: 1, total_tokens: 1 } });
  } else {
    outgoing.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
    outgoing.end(reply.body ?? JSON.stringify({ error: { message: "no", type: "error" } }));
  }
}

function sendJson(outgoing: ServerResponse, status: number, body: unknown): void {
  outgoing.writeHead(status, { "content-type": "application/json" });
  outgoing.end(JSON.stringify(body));
}
