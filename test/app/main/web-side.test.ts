import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { openSqliteStore } from "../../../src/adapters/sqlite-store.ts";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import { finalAnswer } from "../../../src/answering/answer-question.ts";
import { openEngine, type World } from "../../../src/app/compose.ts";
import type { Config } from "../../../src/app/config.ts";
import { startEngineHost } from "../../../src/app/engine-process/engine-host.ts";
import { createBot } from "../../../src/app/main/bot.ts";
import { createWebSide } from "../../../src/app/main/web-side.ts";
import { startWorkspace } from "../../../src/emulator/start-workspace.ts";
import type { Log } from "../../../src/ports/log.ts";
import { countingEmbedder } from "../../fakes/counting-embedder.ts";
import { linkedEngine } from "../../fakes/linked-engine.ts";

const corpus = fileURLToPath(new URL("../../../corpus", import.meta.url));
const QUESTION = { text: "what did Zhang Jing'an recommend at the 2025 conference?" };

/** A log whose events can be waited for. */
function heardLog(): Log & { heard(event: string): Promise<void> } {
  const waiting = new Map<string, () => void>();
  const hear = (event: string): void => waiting.get(event)?.();
  const heard = (event: string) => new Promise<void>((resolve) => void waiting.set(event, resolve));
  return { info: hear, warn: hear, error: hear, heard };
}

async function open(given: Partial<Config>) {
  const data = mkdtempSync(join(tmpdir(), "wenzhai-web-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const config: Config = { slack: null, corpus: [corpus], data, model: {}, ...given };
  const log = heardLog();
  const world: World = { clock: systemClock(), log, newId: () => "1", embedder: countingEmbedder() };
  const start = linkedEngine(await openEngine(config, world));
  const engine = await startEngineHost(config, { clock: world.clock, log, start });
  await engine.ingest(config.corpus);
  const side = createWebSide(engine, config, world);
  onTestFinished(() => side.close());
  return { config, engine, side, log };
}

test("without a port nothing listens, and the viewer can be served elsewhere", async () => {
  const { side } = await open({});
  expect(await side.start()).toBeNull();
  const server = createServer((request, response) => void side.web(request, response));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}/a?q=${encodeURIComponent("張景安")}`)).text()).toContain(
    'href="/a/',
  );
});

test("with a port, a citation of an answer can be looked up in its article, and the answer is counted", async () => {
  const { side } = await open({ webPort: 0 });
  const url = await side.start();
  const [citation] = (await finalAnswer(side.engine.ask(QUESTION))).citations;
  const page = await (await fetch(`${url}/a/${encodeURIComponent(citation!.articleId)}`)).text();
  const number = citation!.sentenceId.split("#").at(-1);
  expect(page).toContain(`<span id="s${number}">${citation!.quote}</span>`);
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('wenzhai_answers_total{mode="extractive"} 1');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test("health tells when the line to Slack is lost, and when it is back", async () => {
  const workspace = await startWorkspace({ clock: systemClock() });
  onTestFinished(() => workspace.close());
  const { botToken, appToken, apiUrl } = workspace;
  const { config, side, log } = await open({ webPort: 0, slack: { botToken, appToken, apiUrl } });
  const bot = createBot(side.engine, config, side.world, openSqliteStore(":memory:"));
  await bot.start();
  onTestFinished(() => bot.stop());
  const url = await side.start();
  const health = async () => (await fetch(`${url}/healthz`)).status;
  expect(await health()).toBe(200);

  const [lost, back] = [log.heard("socket-not-back"), log.heard("socket-back")];
  workspace.injectFault({ method: "apps.connections.open", kind: "error", error: "internal_error", times: 1_000 });
  workspace.dropSockets();
  await lost;
  expect(await health()).toBe(503);
  workspace.clearFaults();
  await back;
  expect(await health()).toBe(200);
});

test("programs may ask only where there is a token", async () => {
  const ask = async (given: Partial<Config>) => {
    const { side } = await open({ webPort: 0, ...given });
    const url = await side.start();
    const headers = { authorization: "Bearer a-token-for-tests-only" };
    const body = JSON.stringify({ query: "西安交通大学", k: 2 });
    return fetch(`${url}/v1/search`, { method: "POST", headers, body });
  };
  expect((await ask({})).status).toBe(405);
  const { hits } = (await (await ask({ apiToken: "a-token-for-tests-only" })).json()) as { hits: readonly object[] };
  expect(hits).toHaveLength(2);
});
