import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** A chat model that takes its time, as a bot's settings name it. */
export interface SlowModel {
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

/** What it says is not what it was asked for, which is the answer's business; here it only has to be slow. */
const SAID = "The articles say so.";

function say(response: ServerResponse, stream: boolean): void {
  const head = { id: "1", created: 1, model: "slow" };
  const whole = { ...head, object: "chat.completion" };
  const message = { role: "assistant", content: SAID };
  response.writeHead(200, { "content-type": stream ? "text/event-stream" : "application/json" });
  if (!stream) {
    response.end(JSON.stringify({ ...whole, choices: [{ index: 0, message, finish_reason: "stop" }] }));
    return;
  }
  const chunk = { ...head, object: "chat.completion.chunk" };
  const choices = [
    { index: 0, delta: message, finish_reason: null },
    { index: 0, delta: {}, finish_reason: "stop" },
  ];
  for (const choice of choices) response.write(`data: ${JSON.stringify({ ...chunk, choices: [choice] })}\n\n`);
  response.end("data: [DONE]\n\n");
}

/** Starts one that speaks as OpenAI's endpoint does, each reply `ms` after its request. */
export async function startSlowModel(ms: number): Promise<SlowModel> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { stream = false } = JSON.parse(Buffer.concat(parts).toString("utf8")) as { stream?: boolean };
    await pause(ms);
    say(response, stream);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  return {
    env: { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: "local", WENZHAI_CHAT_MODEL: "slow" },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
