import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the server got it. */
export interface ChatRequest {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly model: string;
  readonly stream: boolean;
  /** Whether the reply is to follow a JSON schema. */
  readonly structured: boolean;
  /** Counts the requests from 1. */
  readonly number: number;
  readonly authorization: string | undefined;
}

/** A reply: a status with a body, or steps under status 200. */
export type Reply =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | { readonly steps: readonly (string | Buffer | typeof STALL | typeof CUT)[]; readonly type?: string }
  | typeof SILENCE;

/** Never goes on. */
export const STALL = Symbol("stall");
/** Drops the connection. */
export const CUT = Symbol("cut");
/** Never sends a first byte. */
export const SILENCE = Symbol("silence");

/** What the server says to each request. */
export type Script = (request: ChatRequest) => Reply;

/** A local server that speaks OpenAI's chat completions as badly as it is told to. */
export interface OpenAiServer {
  readonly baseUrl: string;
  readonly requests: readonly ChatRequest[];
  /** Resolves when the `count`th request has come in and was answered as far as the script goes. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts the server on a free port of 127.0.0.1. */
export async function startOpenAiServer(script: Script): Promise<OpenAiServer> {
  const requests: ChatRequest[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let answered = 0;
  const server = createServer(async (incoming, outgoing) => {
    const request = read(await bodyOf(incoming), requests.length + 1, incoming.headers.authorization);
    requests.push(request);
    await send(script(request), outgoing);
    answered++;
    for (const { resolve } of waiting.filter(({ count }) => count <= answered)) resolve();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    received: (count) => new Promise((resolve) => (count <= answered ? resolve() : waiting.push({ count, resolve }))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function read(body: string, number: number, authorization: string | undefined): ChatRequest {
  const sent = JSON.parse(body) as {
    model: string;
    stream?: boolean;
    response_format?: { type: string };
    messages: { role: string; content: string }[];
  };
  return {
    messages: sent.messages,
    model: sent.model,
    stream: sent.stream ?? false,
    structured: sent.response_format?.type === "json_schema",
    number,
    authorization,
  };
}

async function send(reply: Reply, outgoing: ServerResponse): Promise<void> {
  if (reply === SILENCE) return;
  if ("status" in reply) {
    outgoing.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
    outgoing.end(reply.body ?? JSON.stringify({ error: { message: "no", type: "error" } }));
    return;
  }
  outgoing.writeHead(200, { "content-type": reply.type ?? "text/event-stream" });
  for (const step of reply.steps) {
    if (step === STALL) return;
    if (step === CUT) {
      outgoing.destroy();
      return;
    }
    await new Promise((resolve) => outgoing.write(step, resolve));
  }
  outgoing.end();
}

const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;

/** One event of the stream with this delta. */
export function delta(fields: Readonly<Record<string, unknown>>, finish: string | null = null): string {
  return event({
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1,
    model: "local",
    choices: [{ index: 0, delta: fields, finish_reason: finish }],
  });
}

/** The events of a text, a few characters each. */
export function deltas(text: string, size = 7): readonly string[] {
  const characters = [...text];
  const pieces = Array.from({ length: Math.ceil(characters.length / size) }, (_, i) =>
    characters.slice(i * size, (i + 1) * size).join(""),
  );
  return [delta({ role: "assistant", content: "" }), ...pieces.map((content) => delta({ content }))];
}

/** The end of a stream. */
export const DONE: readonly string[] = [delta({}, "stop"), "data: [DONE]\n\n"];

/** A whole reply that says a text. */
export function says(text: string): Reply {
  return { steps: [...deltas(text), ...DONE] };
}
