import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { describe, expect, onTestFinished, test } from "vitest";
import { findChromium } from "../../../scripts/screenshots/find-chromium.ts";
import { openSqliteStore } from "../../../src/adapters/sqlite-store.ts";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import { openEngine, type World } from "../../../src/app/compose.ts";
import type { Config } from "../../../src/app/config.ts";
import { startEngineHost } from "../../../src/app/engine-process/engine-host.ts";
import { createBot } from "../../../src/app/main/bot.ts";
import { citeViewer } from "../../../src/app/main/cite-viewer.ts";
import { type LocalSlack, startLocalSlack } from "../../../src/app/main/local-slack.ts";
import { createWebSide } from "../../../src/app/main/web-side.ts";
import { countingEmbedder } from "../../fakes/counting-embedder.ts";
import { linkedEngine } from "../../fakes/linked-engine.ts";
import { keptLog } from "../../slack/kept-log.ts";

const corpus = fileURLToPath(new URL("../../../corpus", import.meta.url));
const QUESTION = "what did Zhang Jing'an recommend at the 2025 conference?";
const CHROMIUM = findChromium();

async function openSlack(): Promise<LocalSlack> {
  const data = mkdtempSync(join(tmpdir(), "wenzhai-page-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const config: Config = { slack: null, corpus: [corpus], data, model: {} };
  let ids = 0;
  const newId = () => `id${++ids}`;
  const world: World = { clock: systemClock(), log: keptLog(), newId, embedder: countingEmbedder() };
  const start = linkedEngine(await openEngine(config, world));
  const engine = await startEngineHost(config, { ...world, start });
  await engine.ingest(config.corpus);
  const side = createWebSide(engine, config, world);
  const slack = await startLocalSlack(config, world, 0, side.web);
  onTestFinished(() => slack.close());
  const bot = createBot(
    citeViewer(side.engine, slack.workspace.pageUrl),
    slack.config,
    world,
    openSqliteStore(":memory:"),
  );
  await bot.start();
  onTestFinished(() => bot.stop());
  return slack;
}

test("where the port people know is taken, the next free one is used, and said", async () => {
  const [first, second] = [await openSlack(), await openSlack()];
  expect(second.workspace.pageUrl).not.toBe(first.workspace.pageUrl);
  expect(second.movedFrom).toBe(3000);
});

/** What axe finds that keeps somebody out. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id);
}

describe.skipIf(CHROMIUM === null)("in Chromium (skipped where there is none)", () => {
  test("a person asks, sees the answer, opens the evidence and follows a citation to its sentence", async () => {
    const slack = await openSlack();
    const browser: Browser = await chromium.launch({ executablePath: CHROMIUM!, args: ["--no-sandbox"] });
    onTestFinished(() => browser.close());
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (said) => (said.type() === "error" ? complaints.push(said.text()) : undefined));
    const asked: string[] = [];
    context.on("request", (request) => asked.push(new URL(request.url()).origin));

    await page.goto(slack.workspace.pageUrl);
    await page.getByLabel("Message #reading-room").fill(`@wenzhai ${QUESTION}`);
    await page.keyboard.press("Enter");
    const thread = page.locator("#thread");
    await thread.getByRole("button", { name: "Show evidence" }).waitFor();
    expect(await thread.locator("blockquote").first().textContent()).toContain("政策支持");
    expect(await faultsOf(page)).toEqual([]);

    await thread.getByRole("button", { name: "Show evidence" }).click();
    await page.getByRole("dialog", { name: "Evidence" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });

    await thread.locator(".actions button").last().click();
    await page.getByRole("dialog").getByRole("radio").first().check();
    await page.getByRole("dialog").locator("button.primary").click();
    await page.locator("dialog").waitFor({ state: "detached" });

    await page.getByLabel("Message #reading-room").fill("/di");
    await page.keyboard.press("Tab");
    expect(await page.getByLabel("Message #reading-room").inputValue()).toBe("/digest ");
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await faultsOf(page)).toEqual([]);

    const [article] = await Promise.all([context.waitForEvent("page"), thread.locator(".rich a").first().click()]);
    await article.locator("span:target").waitFor();
    expect(await article.locator("span:target").textContent()).toContain("政策支持");
    const { y } = (await article.locator("span:target").boundingBox())!;
    expect(y > 0 && y < 800).toBe(true);
    expect(await article.context().cookies()).toEqual([]);
    expect(complaints).toEqual([]);
    expect(new Set(asked)).toEqual(new Set([slack.workspace.pageUrl]));
  });
});
