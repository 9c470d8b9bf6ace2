import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { openEmbeddingCache } from "../../src/adapters/embedding-cache.ts";
import { openEndpointEmbedder } from "../../src/adapters/endpoint-embedder.ts";
import {
  type EmbeddingReply,
  type EmbeddingScript,
  type EmbeddingsServer,
  sound,
  startEmbeddingsServer,
  vectorOf,
} from "../fakes/embeddings-server.ts";
import { keptLog } from "../slack/kept-log.ts";
import { type HurriedClock, hurriedClock } from "./hurried-clock.ts";
import { numberedPassages } from "./numbered-passages.ts";

const KEY = "local-key-that-has-no-known-shape";
const LIMITS = [60_000, 5_000];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "wenzhai-embed-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function serve(script?: EmbeddingScript): Promise<EmbeddingsServer> {
  const server = await startEmbeddingsServer(script);
  onTestFinished(() => server.close());
  return server;
}

interface Opening {
  readonly server: { readonly baseUrl: string };
  readonly clock?: HurriedClock;
  readonly cachePath?: string;
  readonly model?: string;
}

async function open({ server, clock = hurriedClock(...LIMITS), cachePath = ":memory:", model }: Opening) {
  const log = keptLog();
  const settings = { model: model ?? "local-embedding", apiKey: KEY, baseUrl: server.baseUrl };
  const cache = openEmbeddingCache(cachePath);
  onTestFinished(() => cache.close());
  const embedder = await openEndpointEmbedder(settings, { clock, log, cache });
  onTestFinished(() => embedder.close());
  return Object.assign(embedder, { log });
}

/** The probe is answered well; then the replies given, one each; then well again. */
function afterProbe(...replies: readonly (EmbeddingReply | EmbeddingScript)[]): EmbeddingScript {
  return (request) => {
    const reply = replies[request.number - 2];
    if (reply === undefined) return sound(request);
    return typeof reply === "function" ? reply(request) : reply;
  };
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}

describe("an embedder over an endpoint", () => {
  test("gives each passage its own vector, of length 1, in their order", async () => {
    const server = await serve();
    const embedder = await open({ server });
    const passages = numberedPassages(100);
    const vectors = await embedder.embedDocuments(passages);
    expect(embedder).toMatchObject({ id: "endpoint:local-embedding/8", dimensions: 8 });
    expect(vectors).toHaveLength(100);
    for (const [i, vector] of vectors.entries()) {
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      expect(cosine(vector, vectorOf(passages[i]!))).toBeCloseTo(1, 5);
    }
    expect(server.requests.every(({ authorization }) => authorization === `Bearer ${KEY}`)).toBe(true);
    expect(server.requests.every(({ model }) => model === "local-embedding")).toBe(true);
  });

  test("goes by the index of each vector, not by its place in the reply", async () => {
    const backwards: EmbeddingScript = ({ input }) => ({
      vectors: input.map((text) => vectorOf(text)).toReversed(),
      indexes: input.map((_, i) => i).toReversed(),
    });
    const embedder = await open({ server: await serve(backwards) });
    const [first] = await embedder.embedDocuments(numberedPassages(3));
    expect(cosine(first!, vectorOf("浦江创新论坛第0段。"))).toBeCloseTo(1, 5);
  });

  test("sends at most 32 texts and 6,000 characters a call, the same text once, and blank ones not at all", async () => {
    const server = await serve();
    const embedder = await open({ server });
    const long = Array.from({ length: 5 }, (_, i) => `${i}${"文".repeat(2500)}`);
    const endless = "摘".repeat(9000);
    const blank = " ";
    const vectors = await embedder.embedDocuments([
      ...numberedPassages(70),
      ...numberedPassages(3),
      ...long,
      endless,
      blank,
    ]);
    const calls = server.requests.slice(1).map(({ input }) => input);
    expect(calls.every((input) => input.length <= 32 && input.join("").length <= 6000)).toBe(true);
    expect(server.texts.slice(1)).toHaveLength(70 + 5 + 1);
    expect(vectors[70]).toEqual(vectors[0]);
    expect(vectors.at(-1)).toEqual(new Array(8).fill(0));
  });

  test("asks nothing it has asked before, not even how long vectors are, and gives the same numbers", async () => {
    const server = await serve();
    const cachePath = join(folder(), "deeper", "embeddings.sqlite");
    const first = await (await open({ server, cachePath })).embedDocuments(numberedPassages(40));
    const asked = server.requests.length;
    const again = await open({ server, cachePath });
    expect(await again.embedDocuments(numberedPassages(40))).toEqual(first);
    expect(server.requests).toHaveLength(asked);
    await again.embedDocuments(numberedPassages(41));
    expect(server.texts.slice(41)).toEqual(["浦江创新论坛第40段。"]);
  });

  test("keeps the vectors of two models apart", async () => {
    const server = await serve(({ model, input }) => ({ vectors: input.map((text) => vectorOf(`${model}${text}`)) }));
    const cachePath = join(folder(), "embeddings.sqlite");
    const one = await (await open({ server, cachePath, model: "one" })).embedDocuments(numberedPassages(1));
    const two = await (await open({ server, cachePath, model: "two" })).embedDocuments(numberedPassages(1));
    expect(two).not.toEqual(one);
  });

  test("after a kill -9 in the middle asks only for what is missing", async () => {
    const cachePath = join(folder(), "embeddings.sqlite");
    const child = fileURLToPath(new URL("embed-child.ts", import.meta.url));
    const run = (server: EmbeddingsServer) => {
      const running = spawn(process.execPath, [child, server.baseUrl, cachePath, "300"], { stdio: "inherit" });
      onTestFinished(() => void running.kill("SIGKILL"));
      return running;
    };
    // Four calls are in flight at a time: once four are open again, the four before are done and written.
    const halfway: EmbeddingScript = (request) => {
      if (request.number === 9) killed.kill("SIGKILL");
      return request.number <= 5 ? sound(request) : "SILENCE";
    };
    const first = await serve(halfway);
    const killed = run(first);
    expect(await once(killed, "exit")).toEqual([null, "SIGKILL"]);
    const second = await serve();
    expect(await once(run(second), "exit")).toEqual([0, null]);

    const paid = first.requests.slice(1, 5).flatMap(({ input }) => input);
    expect(paid).toHaveLength(128);
    const all = numberedPassages(300);
    expect(second.texts.toSorted()).toEqual(all.filter((text) => !paid.includes(text)).toSorted());
  });
});

describe("an endpoint that fails", () => {
  test("and says when to come back is left alone so long", async () => {
    const clock = hurriedClock(...LIMITS);
    const limited = { status: 429, headers: { "retry-after": "7" } };
    const server = await serve(afterProbe(limited, { status: 429, headers: { "retry-after-ms": "250" } }));
    const embedder = await open({ server, clock });
    expect(await embedder.embedDocuments(numberedPassages(2))).toHaveLength(2);
    expect(clock.waits).toEqual([7000, 250]);
    expect(embedder.log.lines.filter(({ event }) => event === "embedding-waits")).toHaveLength(2);
  });

  test("twice is asked a third time, after longer and longer waits", async () => {
    const clock = hurriedClock(...LIMITS);
    const embedder = await open({ server: await serve(afterProbe({ status: 500 }, { status: 500 })), clock });
    expect(await embedder.embedDocuments(numberedPassages(2))).toHaveLength(2);
    expect(clock.waits).toEqual([1000, 2000]);
  });

  test("by cutting the connection is asked again", async () => {
    const server = await serve(afterProbe("CUT"));
    const embedder = await open({ server });
    expect(await embedder.embedDocuments(numberedPassages(2))).toHaveLength(2);
    expect(server.requests).toHaveLength(3);
  });

  test.each(["SILENCE", "STALL"] as const)("by %s is given up at the time limit and asked again", async (reply) => {
    const clock = hurriedClock(...LIMITS);
    const slow: EmbeddingScript = () => {
      setImmediate(() => setImmediate(clock.expire));
      return reply;
    };
    const server = await serve(afterProbe(slow));
    const embedder = await open({ server, clock });
    expect(await embedder.embedDocuments(numberedPassages(2))).toHaveLength(2);
    expect(server.requests).toHaveLength(3);
  });

  test.each<[string, EmbeddingReply, string, string]>([
    ["refuses the key", { status: 401 }, "model-unavailable", "OPENAI_API_KEY"],
    ["does not know the model", { status: 404 }, "model-unavailable", "WENZHAI_EMBEDDING_MODEL"],
    ["refuses the request", { status: 400 }, "model-unavailable", "WENZHAI_EMBEDDING_MODEL"],
    [
      "has no credit left",
      { status: 429, body: '{"error":{"code":"insufficient_quota"}}' },
      "model-rate-limited",
      "plan",
    ],
    ["wants an hour", { status: 429, headers: { "retry-after": "3600" } }, "model-rate-limited", "minute"],
    ["gives one vector too few", { vectors: [vectorOf("a")] }, "model-bad-reply", "1 vectors for 2 texts"],
    ["gives one too many", { vectors: [1, 2, 3].map(() => vectorOf("a")) }, "model-bad-reply", "3 vectors for 2"],
    [
      "gives one text two",
      { vectors: [vectorOf("a"), vectorOf("b")], indexes: [1, 1] },
      "model-bad-reply",
      "two vectors",
    ],
    ["gives NaN", { vectors: [vectorOf("a"), [Number.NaN, 1, 1, 1, 1, 1, 1, 1]] }, "model-bad-reply", "finite"],
    ["gives words", { vectors: [vectorOf("a"), ["1", 1, 1, 1, 1, 1, 1, 1]] }, "model-bad-reply", "finite"],
    ["gives two lengths", { vectors: [vectorOf("a"), vectorOf("b", 4)] }, "model-bad-reply", "different lengths"],
    ["gives no list", { status: 200, body: "{}" }, "model-bad-reply", "no vectors"],
  ])("for good is not asked again: it %s", async (_, reply, code, says) => {
    const server = await serve(afterProbe(reply));
    const embedder = await open({ server });
    const failed = embedder.embedDocuments(numberedPassages(2));
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringContaining(says) });
    expect(server.requests).toHaveLength(2);
  });

  test("with vectors of another length in the second call, whose first is kept", async () => {
    const other: EmbeddingScript = ({ input }) => ({ vectors: input.map((text) => vectorOf(text, 16)) });
    const server = await serve((request) => (request.input.length === 8 ? other(request) : sound(request)));
    const embedder = await open({ server });
    await expect(embedder.embedDocuments(numberedPassages(40))).rejects.toMatchObject({
      code: "model-bad-reply",
      message: expect.stringMatching(/16 numbers, where it gave 8 .* delete /u),
    });
    const asked = server.requests.length;
    await embedder.embedDocuments(numberedPassages(32));
    expect(server.requests).toHaveLength(asked);
  });

  test("all the time is given up in the end, with every wait bounded", async () => {
    const clock = hurriedClock(...LIMITS);
    const server = await serve((request) => (request.number === 1 ? sound(request) : { status: 503 }));
    const embedder = await open({ server, clock });
    await expect(embedder.embedDocuments(numberedPassages(2))).rejects.toMatchObject({ code: "model-unavailable" });
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
  });

  test("a question waits for seconds only", async () => {
    const clock = hurriedClock(...LIMITS);
    const server = await serve((request) => (request.number === 1 ? sound(request) : { status: 503 }));
    const embedder = await open({ server, clock });
    await expect(embedder.embedQuery("张景安说了什么？")).rejects.toMatchObject({ code: "model-unavailable" });
    expect(clock.waits).toEqual([1000]);
  });

  test("says a question's vector as it says a passage's", async () => {
    const embedder = await open({ server: await serve() });
    const vector = await embedder.embedQuery("张景安说了什么？");
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(cosine(vector, vectorOf("张景安说了什么？"))).toBeCloseTo(1, 5);
    expect(await embedder.embedQuery(" ")).toEqual(new Array(8).fill(0));
  });

  test("never gets its key into a message, a cause or the log", async () => {
    const server = await serve(
      afterProbe(
        { status: 500, body: `{"error":{"message":"bad key ${KEY}"}}` },
        { status: 401, body: `{"error":{"message":"bad key ${KEY}"}}` },
      ),
    );
    const embedder = await open({ server });
    const thrown = await embedder.embedDocuments(numberedPassages(1)).catch((error: unknown) => error as Error);
    const trace = (thrown as Error).cause as Error;
    expect(trace.message).toContain("bad key [redacted]");
    const cause = embedder.log.lines.map(({ fields }) => String((fields.cause as Error | undefined)?.message));
    expect(cause.join()).toContain("bad key [redacted]");
    expect(`${(thrown as Error).message} ${cause.join()}`).not.toContain(KEY);
  });
});

describe("opening", () => {
  test.each([
    ["no key and no address", {}, "OPENAI_API_KEY"],
    ["an address that is none", { baseUrl: "file:///etc/hosts" }, "OPENAI_BASE_URL"],
  ])("refuses %s", async (_, settings, says) => {
    const parts = { clock: hurriedClock(...LIMITS), log: keptLog(), cache: openEmbeddingCache(":memory:") };
    const opened = openEndpointEmbedder({ model: "m", ...settings }, parts);
    await expect(opened).rejects.toMatchObject({ code: "bad-config", message: expect.stringContaining(says) });
  });

  test("says so when nobody answers at the address", async () => {
    const server = await startEmbeddingsServer();
    await server.close();
    const opened = open({ server });
    await expect(opened).rejects.toMatchObject({
      code: "model-unavailable",
      message: "The embedding endpoint cannot be reached. Check OPENAI_BASE_URL and that the server runs.",
    });
  });
});
