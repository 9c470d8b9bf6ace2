import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { finalAnswer } from "../../src/answering/answer.ts";
import { openEngine } from "../../src/app/compose.ts";
import type { Config, ModelConfig } from "../../src/app/config.ts";
import { type EmbeddingsServer, startEmbeddingsServer } from "../fakes/embeddings-server.ts";
import { keptLog } from "../slack/kept-log.ts";

const corpus = fileURLToPath(new URL("../../corpus", import.meta.url));
const QUESTION = { text: "what did Zhang Jing'an recommend at the 2025 conference?" };

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "wenzhai-compose-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function serve(): Promise<EmbeddingsServer> {
  const server = await startEmbeddingsServer();
  onTestFinished(() => server.close());
  return server;
}

async function open(data: string, model: ModelConfig) {
  const log = keptLog();
  const config: Config = { slack: null, corpus: [corpus], data, model };
  const engine = await openEngine(config, { clock: systemClock(), log, newId: () => "1" });
  onTestFinished(() => engine.close());
  return { ...engine, log };
}

describe("with an embedding model", () => {
  test("passages and questions are embedded by it, and a second start asks nothing", async () => {
    const server = await serve();
    const data = folder();
    const model = { embedding: "local-embedding", baseUrl: server.baseUrl };
    const engine = await open(data, model);
    await engine.ingest([corpus]);
    expect(await engine.index.status()).toMatchObject({ embedder: "endpoint:local-embedding/8", dimensions: 8 });
    expect(server.texts.length).toBe((await engine.index.status()).passages + 1);
    const before = server.requests.length;
    expect((await finalAnswer(engine.ask(QUESTION))).answered).toBe(true);
    expect(server.texts.at(-1)).toBe(QUESTION.text);
    expect(server.requests.length).toBe(before + 1);
    await open(data, model);
    expect(server.requests.length).toBe(before + 1);
  });

  test("a question is answered by words alone when the endpoint is gone, and the log says so", async () => {
    const server = await serve();
    const data = folder();
    const model = { embedding: "local-embedding", baseUrl: server.baseUrl };
    await (await open(data, model)).ingest([corpus]);
    await server.close();
    const engine = await open(data, model);
    const answer = await finalAnswer(engine.ask(QUESTION));
    expect(answer.citations.map(({ quote }) => quote).join("")).toContain("政策支持");
    expect(engine.log.lines.map(({ event }) => event)).toContain("search-by-words-alone");
  });

  test("an index of another embedder is refused with the way on", async () => {
    const data = folder();
    await (await open(data, {})).ingest([corpus]);
    const server = await serve();
    const opened = open(data, { embedding: "local-embedding", baseUrl: server.baseUrl });
    await expect(opened).rejects.toMatchObject({
      code: "embedding-mismatch",
      message: expect.stringMatching(/lexicon.*endpoint:local-embedding\/8.*--data.*delete .*\/index and ingest/u),
    });
  });
});

test("without one, no address is called", async () => {
  const server = await serve();
  const engine = await open(folder(), { baseUrl: server.baseUrl });
  await engine.ingest([corpus]);
  expect((await finalAnswer(engine.ask(QUESTION))).answered).toBe(true);
  expect(server.requests).toHaveLength(0);
});
