import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEngine } from "../../src/app/compose.ts";
import type { Config } from "../../src/app/config.ts";
import { createSession } from "../../src/app/console/session.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
import { driveTools } from "./drive-tools.ts";

const TOKEN = "a-token-for-tests-only";
const root = fileURLToPath(new URL("../..", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "wenzhai-mcp-"));
const config: Config = { slack: null, corpus: [], data, model: {} };
let served: ChildProcess;
let url = "";

function mcp(env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [join(root, "src/app/cli.ts"), "mcp", "--http", "0", "--data", data], {
    env: { PATH: process.env.PATH ?? "", ...env },
  });
}

beforeAll(async () => {
  const { world, close } = createSession(config, () => "1");
  const engine = await openEngine(config, { ...world, embedder: countingEmbedder() });
  await engine.ingest([join(root, "corpus")]);
  await engine.close();
  await close();
  served = mcp({ WENZHAI_API_TOKEN: TOKEN });
  for await (const line of createInterface(served.stderr!)) {
    const found = /Serving at (\S+)\. /u.exec(line)?.[1];
    if (found === undefined) continue;
    url = found;
    break;
  }
});
afterAll(async () => {
  served.kill("SIGTERM");
  expect(await once(served, "exit")).toEqual([0, null]);
  rmSync(data, { recursive: true, force: true });
});

test("wenzhai mcp --http gives every tool and article to a client with the token", async () => {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const client = new Client({ name: "test", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
  await client.connect(transport as Transport);
  await driveTools(client);
  await client.close();
});

const INITIALIZE = JSON.stringify({
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } },
});
const GOOD = {
  authorization: `Bearer ${TOKEN}`,
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
};

test.each([
  ["a good request", GOOD, INITIALIZE, 200],
  ["no token", { ...GOOD, authorization: "" }, INITIALIZE, 401],
  ["a wrong token", { ...GOOD, authorization: `Bearer ${TOKEN}x` }, INITIALIZE, 401],
  ["a page of elsewhere", { ...GOOD, origin: "https://example.org" }, INITIALIZE, 403],
  ["no JSON", GOOD, "{", 400],
  ["another protocol", GOOD, '{"a":1}', 400],
  ["too much", GOOD, `"${"x".repeat(300_000)}"`, 413],
])("answers %s with its status, and goes on", async (_, headers, body, status) => {
  const response = await fetch(url, { method: "POST", headers, body });
  expect(response.status).toBe(status);
  await response.body?.cancel();
});

test("answers other methods and paths with their status", async () => {
  expect((await fetch(url, { headers: GOOD })).status).toBe(405);
  expect((await fetch(new URL("/other", url), { method: "POST", headers: GOOD })).status).toBe(404);
});

test("does not begin without a token", async () => {
  const child = mcp({});
  let told = "";
  child.stderr!.on("data", (chunk: Buffer) => {
    told += chunk.toString();
  });
  expect(await once(child, "close")).toEqual([2, null]);
  expect(told).toContain("Set WENZHAI_API_TOKEN");
});
