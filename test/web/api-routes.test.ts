import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { createCorpusService } from "../../src/api/corpus-service.ts";
import { type Engine, openEngine } from "../../src/app/compose.ts";
import { createApiRoutes } from "../../src/web/api-routes.ts";
import { startWeb } from "../../src/web/start-web.ts";
import { createWeb } from "../../src/web/web.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
import { keptLog } from "../slack/kept-log.ts";
import { type AskedSchema, fitting, requestsOf } from "./requests-of.ts";

const TOKEN = "a-token-for-tests-only";
const AUTHORIZATION = `Bearer ${TOKEN}`;
const data = mkdtempSync(join(tmpdir(), "wenzhai-api-"));
const log = keptLog();
let engine: Engine;
let running: Awaited<ReturnType<typeof startWeb>>;
let faulty = false;

beforeAll(async () => {
  const world = { clock: systemClock(), log, newId: () => "e7", embedder: countingEmbedder() };
  engine = await openEngine({ slack: null, corpus: [], data, model: {} }, world);
  await engine.ingest([fileURLToPath(new URL("../../corpus", import.meta.url))]);
  const { ask, search, checkText, digest } = engine;
  const articles = () => engine.index.articles();
  const parts = { ask, search, checkText, digest, articles, article: async () => null, clock: world.clock };
  const whole = createCorpusService(parts);
  const corpus = {
    ...whole,
    search: async (text: string, k: number) => {
      if (faulty) throw new TypeError("secret");
      return whole.search(text, k);
    },
  };
  const api = createApiRoutes({ corpus, token: TOKEN, version: "1", log, newId: world.newId });
  const rest = { article: async () => null, articles: async () => [], slackFlows: () => null, metrics: async () => "" };
  running = await startWeb(createWeb({ status: async () => ({}), log, api, ...rest }), 0);
});
afterAll(async () => {
  await running.close();
  await engine.close();
  rmSync(data, { recursive: true, force: true });
});

interface Got {
  readonly status: number;
  readonly body: string;
}

/** Sends a request as it is given, also one that no well-behaved client would send. */
function send(method: string, path: string, body: string | Uint8Array, headers: Record<string, string>): Promise<Got> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(running.url);
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const sent = request({ hostname, port, path, method, headers: { ...length, ...headers } }, (response) => {
      let got = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        got += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: got }));
    });
    sent.on("error", reject).end(body);
  });
}

const post = (path: string, body: unknown, authorization = AUTHORIZATION): Promise<Got> =>
  send("POST", path, JSON.stringify(body) ?? "", { authorization, "content-type": "application/json" });

interface Operation {
  readonly requestBody: { readonly content: { readonly "application/json": { readonly schema: AskedSchema } } };
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { schema: object }>> }>>;
}

async function described(): Promise<Readonly<Record<string, Operation>>> {
  const { body, status } = await send("GET", "/v1/openapi.json", "", {});
  expect(status).toBe(200);
  const { paths } = JSON.parse(body) as { paths: Record<string, { post: Operation }> };
  return Object.fromEntries(Object.entries(paths).map(([path, { post }]) => [path, post]));
}

interface End {
  readonly answered: boolean;
  readonly citations: readonly { readonly articleId: string; readonly quote: string }[];
}

const eventsOf = (body: string): readonly (readonly [string, unknown])[] =>
  [...body.matchAll(/^event: (\S+)\ndata: (.*)\n\n/gmu)].map(([, type, told]) => [type!, JSON.parse(told!)]);

test("asks in events of which the last is the whole answer with its citations", async () => {
  const question = "what did Zhang Jing'an recommend at the 2025 conference?";
  const { status, body } = await post("/v1/ask", { question });
  const events = eventsOf(body);
  expect([status, events[0]?.[0], events.at(-1)?.[0]]).toEqual([200, "searching", "end"]);
  const { answered, citations } = events.at(-1)![1] as End;
  expect(answered).toBe(true);
  const articles = await engine.index.articles();
  for (const { articleId, quote } of citations)
    expect(articles.find(({ id }) => id === articleId)?.text).toContain(quote);
});

describe("the description", () => {
  test("names both routes, and what it names is what happens to any request", async () => {
    const operations = await described();
    expect(Object.keys(operations).sort()).toEqual(["/v1/ask", "/v1/search"]);
    const ajv = new Ajv2020({ strict: false });
    for (const [path, { requestBody, responses }] of Object.entries(operations)) {
      const { schema } = requestBody.content["application/json"];
      const takes = ajv.compile(schema);
      const gives = Object.fromEntries(
        Object.entries(responses).flatMap(([status, { content }]) =>
          Object.entries(content).map(([type, { schema }]) => [`${status} ${type}`, ajv.compile(schema)] as const),
        ),
      );
      const hold = async (body: unknown): Promise<void> => {
        const { status, body: got } = await post(path, body);
        expect([200, 400]).toContain(status);
        if (!takes(body)) expect(status).toBe(400);
        const shape = gives[`${status} application/json`];
        if (shape !== undefined) expect([got, shape(JSON.parse(got))]).toEqual([got, true]);
      };
      await fc.assert(fc.asyncProperty(requestsOf(schema), hold), { numRuns: 120 });
      const isTaken = async (body: unknown): Promise<void> => {
        expect((await post(path, body)).status).toBe(200);
      };
      await fc.assert(fc.asyncProperty(fitting(schema), isTaken), { numRuns: 30 });
    }
    expect(log.lines.filter(({ event }) => event === "api-failed")).toEqual([]);
  });

  test("no bytes, method or header bring it down", async () => {
    const method = fc.constantFrom("GET", "PUT", "DELETE", "PATCH", "POST", "OPTIONS");
    const path = fc.constantFrom("/v1/ask", "/v1/search", "/v1/openapi.json", "/v1/", "/v1/%00", "/v1/ask/../x");
    const authorization = fc.constantFrom(AUTHORIZATION, "", "Bearer", "Bearer x", `Bearer ${TOKEN}x`, "Basic eDp4");
    const any = fc.asyncProperty(
      method,
      path,
      authorization,
      fc.uint8Array({ maxLength: 40 }),
      async (how, to, who, what) => {
        const { status } = await send(how, to, what, { authorization: who });
        expect(status).toBeLessThan(500);
        if (who !== AUTHORIZATION && /ask$|search$/u.test(to)) expect([401, 400]).toContain(status);
      },
    );
    await fc.assert(any, { numRuns: 150 });
  });
});

test("what is too large is refused, and a fault of ours is told by its id alone", async () => {
  expect((await post("/v1/search", { query: "x".repeat(70_000) })).status).toBe(400);
  faulty = true;
  const { status, body } = await post("/v1/search", { query: "x" });
  faulty = false;
  expect([status, JSON.parse(body).error.code]).toEqual([500, "internal"]);
  expect(body).toContain("(id e7)");
  expect(body).not.toContain("secret");
});

test("pages of elsewhere are refused", async () => {
  const headers = { authorization: AUTHORIZATION, origin: "https://example.org" };
  expect((await send("POST", "/v1/search", '{"query":"x"}', headers)).status).toBe(403);
});
