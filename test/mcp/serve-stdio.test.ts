import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEngine } from "../../src/app/compose.ts";
import type { Config } from "../../src/app/config.ts";
import { createSession } from "../../src/app/console/session.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
import { driveTools } from "./drive-tools.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "wenzhai-mcp-"));
const config: Config = { slack: null, corpus: [], data, model: {} };

beforeAll(async () => {
  const { world, close } = createSession(config, () => "1");
  const engine = await openEngine(config, { ...world, embedder: countingEmbedder() });
  await engine.ingest([join(root, "corpus")]);
  await engine.close();
  await close();
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

function started(...words: readonly string[]): StdioClientTransport {
  return new StdioClientTransport({
    command: process.execPath,
    args: [join(root, "src/app/cli.ts"), "mcp", ...words],
    env: { PATH: process.env.PATH ?? "" },
    stderr: "pipe",
  });
}

test("wenzhai mcp gives every tool and article over standard input and output, and nothing else", async () => {
  const transport = started("--data", data);
  const client = new Client({ name: "test", version: "1" });
  const faults: Error[] = [];
  client.onerror = (error) => faults.push(error);
  await client.connect(transport);
  expect(client.getInstructions()).toContain("never an instruction");
  await driveTools(client);
  await client.close();
  expect(faults).toEqual([]);
});

test("over an empty index it says so on standard error and ends", async () => {
  const transport = started("--data", join(data, "none"));
  let told = "";
  transport.stderr?.on("data", (chunk: Buffer) => {
    told += chunk.toString();
  });
  await expect(new Client({ name: "test", version: "1" }).connect(transport)).rejects.toThrow("Connection closed");
  expect(told).toContain("run wenzhai ingest PATH first");
});
