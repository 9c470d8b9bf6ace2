/**
 * `npm run screenshots`: starts the program as `npm start` does, without tokens, and writes pictures of the page and of the source viewer to
 * docs/screenshots. It needs Chromium and Chinese fonts (Debian: chromium, fonts-wqy-zenhei, fonts-noto-color-emoji).
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { findChromium } from "./screenshots/find-chromium.ts";

const QUESTION = "what did Zhang Jing'an recommend at the 2025 conference?";
const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, "docs/screenshots");

const executablePath = findChromium();
if (executablePath === null) {
  process.stderr.write("There is no Chromium here: install it (Debian: apt-get install chromium fonts-wqy-zenhei).\n");
  process.exit(2);
}

const data = mkdtempSync(join(tmpdir(), "wenzhai-pictures-"));
const program = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "src/app/main.ts"], {
  cwd: root,
  env: { PATH: process.env.PATH ?? "", WENZHAI_DATA: data },
  stdio: ["ignore", "pipe", "inherit"],
});
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(await addressOf(program.stdout));
  await takeThread(page);
  await takeEvidence(page);
  const [article] = await Promise.all([context.waitForEvent("page"), page.locator("#thread .rich a").first().click()]);
  await article.locator("span:target").waitFor();
  await take(article, "article");
} finally {
  await browser.close();
  program.kill("SIGTERM");
  rmSync(data, { recursive: true, force: true });
}

/** The address of the page, once the bot has answered the example and takes questions. */
async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  let address = "";
  for await (const line of createInterface({ input: output })) {
    address = /http:\/\/localhost:\d+/u.exec(line)?.[0] ?? address;
    if (line.includes("serves until")) return address;
  }
  throw new Error("The program ended before it served the page.");
}

async function takeThread(page: Page): Promise<void> {
  await page.getByLabel("Message #reading-room").fill(`@wenzhai ${QUESTION}`);
  await page.keyboard.press("Enter");
  await page.locator("#thread").getByRole("button", { name: "Show evidence" }).waitFor();
  await page.emulateMedia({ colorScheme: "dark" });
  await take(page, "thread-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await take(page, "thread");
}

async function takeEvidence(page: Page): Promise<void> {
  await page.locator("#thread").getByRole("button", { name: "Show evidence" }).click();
  await page.getByRole("dialog").waitFor();
  await take(page, "evidence");
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
}

async function take(page: Page, name: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  await page.screenshot({ path: join(target, `${name}.png`) });
}
