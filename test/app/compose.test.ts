import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { finalAnswer } from "../../src/answering/answer-question.ts";
import { openEngine } from "../../src/app/compose.ts";
import type { Config, ModelConfig } from "../../src/app/config.ts";
import { WenzhaiError } from "../../src/errors.ts";
import type { Embedder } from "../../src/ports/embedder.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
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

async function open(data: string, model: ModelConfig, embedder?: Embedder) {
  const log = keptLog();
  const config: Config = { slack: null, corpus: [corpus], data, model };
  const world = { clock: systemClock(), log, newId: () => "1", ...(embedder === undefined ? {} : { embedder }) };
  const engine = await openEngine(config, world);
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
    await engine.fillVectors();
    expect(await engine.index.status()).toMatchObject({ embedder: "endpoint:local-embedding/8", dimensions: 8 });
    expect(server.texts.length).toBe((await engine.index.status()).passages + 1);
    await finalAnswer(engine.ask(QUESTION));
    expect(server.texts).toContain(QUESTION.text);
    const before = server.requests.length;
    await open(data, model);
    expect(server.requests.length).toBe(before);
  });

  test("a question is answered by words alone when the endpoint is gone, and the log says so", async () => {
    const server = await serve();
    const data = folder();
    const model = { embedding: "local-embedding", baseUrl: server.baseUrl };
    const first = await open(data, model);
    await first.ingest([corpus]);
    await first.fillVectors();
    await server.close();
    const engine = await open(data, model);
    const answer = await finalAnswer(engine.ask(QUESTION));
    expect(answer.citations.map(({ quote }) => quote).join("")).toContain("政策支持");
    expect(engine.log.lines.map(({ event }) => event)).toContain("search-by-words-alone");
  });

  test("an index of another embedder is searched by words, and filled anew", async () => {
    const data = folder();
    const other = await open(data, {}, countingEmbedder());
    await other.ingest([corpus]);
    await other.fillVectors();
    const server = await serve();
    const engine = await open(data, { embedding: "local-embedding", baseUrl: server.baseUrl });
    expect((await finalAnswer(engine.ask(QUESTION))).answered).toBe(true);
    await engine.fillVectors();
    const { passages, vectors } = await engine.index.status();
    expect(vectors).toBe(passages);
  });
});

describe("with the embedder that is given", () => {
  test("no address is called, and the given one is left open", async () => {
    const server = await serve();
    let closed = false;
    const close = async () => {
      closed = true;
    };
    const engine = await open(folder(), { baseUrl: server.baseUrl }, { ...countingEmbedder(), close });
    await engine.ingest([corpus]);
    expect((await finalAnswer(engine.ask(QUESTION))).answered).toBe(true);
    expect(await engine.embedder.embedQuery(QUESTION.text)).toHaveLength(32);
    await engine.close();
    expect(closed).toBe(false);
    expect(server.requests).toHaveLength(0);
  });

  test("a question that it cannot embed is answered by words alone, and the log says so", async () => {
    const gone = new WenzhaiError("model-unavailable", "The model is gone.");
    const engine = await open(folder(), {}, { ...countingEmbedder(), embedQuery: () => Promise.reject(gone) });
    await engine.ingest([corpus]);
    await engine.fillVectors();
    expect((await finalAnswer(engine.ask(QUESTION))).answered).toBe(true);
    expect(engine.log.lines.map(({ event }) => event)).toContain("search-by-words-alone");
  });

  test("what was embedded is not embedded again by another process, and sentences are kept too", async () => {
    const data = folder();
    const asked: string[] = [];
    const honest = countingEmbedder();
    const counting: Embedder = {
      ...honest,
      embedDocuments: (texts, options) => {
        asked.push(...texts);
        return honest.embedDocuments(texts, options);
      },
    };
    const first = await open(data, {}, counting);
    await first.ingest([corpus]);
    await first.fillVectors();
    await first.sentenceVectors.vectorsOf(["论坛在天津举行。"]);
    await first.close();
    const before = asked.length;
    rmSync(join(data, "index"), { recursive: true });
    const second = await open(data, {}, counting);
    await second.ingest([corpus]);
    await second.fillVectors();
    const [vector] = await second.sentenceVectors.vectorsOf(["论坛在天津举行。"]);
    expect(vector).not.toBeNull();
    expect(asked).toHaveLength(before);
  });

  test("a process killed in the middle of filling leaves words searchable, and the next embeds only what is missing", async () => {
    const data = folder();
    const child = fileURLToPath(new URL("fill-child.ts", import.meta.url));
    const run = async (dieAfter: number) => {
      const running = spawn(process.execPath, [child, data, corpus, String(dieAfter)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      onTestFinished(() => void running.kill("SIGKILL"));
      let out = "";
      running.stdout.on("data", (chunk) => (out += chunk));
      const [code, signal] = await once(running, "close");
      return { code, signal, embedded: out.trim().split("\n").length };
    };
    expect(await run(33)).toEqual({ code: null, signal: "SIGKILL", embedded: 33 });
    const engine = await open(data, {}, countingEmbedder());
    expect((await finalAnswer(engine.ask(QUESTION))).answered).toBe(true);
    const { passages, vectors } = await engine.index.status();
    expect(vectors).toBe(0);
    await engine.close();
    // Two calls of 16 were over and written, the 33rd passage was lost.
    expect(await run(Number.POSITIVE_INFINITY)).toEqual({ code: 0, signal: null, embedded: passages - 32 });
    const again = await open(data, {}, countingEmbedder());
    expect((await again.index.status()).vectors).toBe(passages);
  });
});
