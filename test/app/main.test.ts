import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { startWorkspace } from "../../src/emulator/start-workspace.ts";
import type { Workspace } from "../../src/emulator/workspace.ts";

const root = new URL("../..", import.meta.url).pathname;
const QUESTION = "what did Zhang Jing'an recommend at the 2025 conference?";
const children: ChildProcess[] = [];
const folders: string[] = [];

/** Starts the program as `npm start` does, with nothing of this process's settings. */
function start(
  env: Readonly<Record<string, string>>,
  data = mkdtempSync(join(tmpdir(), "wenzhai-main-")),
): {
  readonly child: ChildProcess;
  said(): string;
  until(text: string): Promise<void>;
  ended: Promise<number | null>;
} {
  folders.push(data);
  const child = spawn(process.execPath, ["src/app/main.ts"], {
    cwd: root,
    env: { PATH: process.env.PATH ?? "", WENZHAI_DATA: data, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let said = "";
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const until = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (said.includes(text)) resolve();
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`It ended before it said "${text}":\n${said}`)));
    });
  return { child, said: () => said, until, ended };
}

async function answerTo(workspace: Workspace): Promise<string> {
  const { channel, threadTs } = workspace.mention({ text: `<@${workspace.botUserId}> ${QUESTION}` });
  const answer = await workspace.until(() => workspace.answers(channel, threadTs)[0], "the answer");
  return String(answer.text);
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("npm start", () => {
  test("without tokens shows the example question answered in the local Slack, and serves until SIGTERM", async () => {
    const { child, said, until, ended } = start({});
    await until("It serves until SIGTERM");
    for (const word of [QUESTION, "政策支持", "产教融合", "技术转化", "伦理", "2025-06-09"])
      expect(said()).toContain(word);
    const address = /open (http:\/\/localhost:\d+) in a browser/u.exec(said())?.[1];
    expect(await (await fetch(`${address}/`)).text()).toContain("local stand-in for Slack");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  test("answers as well on the second and third start on the same data", async () => {
    const data = mkdtempSync(join(tmpdir(), "wenzhai-again-"));
    for (let life = 1; life <= 3; life++) {
      const { child, said, until, ended } = start({}, data);
      await until("It serves until SIGTERM");
      expect(said(), `start ${life}`).toContain("政策支持");
      child.kill("SIGTERM");
      expect(await ended).toBe(0);
    }
  });

  test("answers four times at once on the same data, even where its log cannot be written", async () => {
    const data = mkdtempSync(join(tmpdir(), "wenzhai-at-once-"));
    mkdirSync(join(data, "log.jsonl"));
    const started = [1, 2, 3, 4].map(() => start({}, data));
    for (const { child, said, until, ended } of started) {
      await until("It serves until SIGTERM");
      expect(said()).toContain("政策支持");
      expect(said()).toContain("The log cannot be written");
      child.kill("SIGTERM");
      expect(await ended).toBe(0);
    }
  });

  test("answers without its store and its web side, and says why", async () => {
    const data = mkdtempSync(join(tmpdir(), "wenzhai-faults-"));
    writeFileSync(join(data, "wenzhai.sqlite"), "no database");
    const taken = createServer();
    await new Promise<void>((resolve) => void taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as AddressInfo;
    const workspace = await startWorkspace({ clock: systemClock() });
    const { child, said, until, ended } = start(
      {
        SLACK_BOT_TOKEN: workspace.botToken,
        SLACK_APP_TOKEN: workspace.appToken,
        SLACK_API_URL: workspace.apiUrl,
        WENZHAI_WEB_PORT: String(port),
      },
      data,
    );
    await until("Connected to Slack");
    for (const part of ["is not a database: move it away", `port ${port}`]) expect(said()).toContain(part);
    expect(await answerTo(workspace)).toContain("政策支持");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    await workspace.close();
    taken.close();
  });

  test("knows what another process ingests and what is put into its folder, without a restart", async () => {
    const corpus = mkdtempSync(join(tmpdir(), "wenzhai-corpus-"));
    const elsewhere = mkdtempSync(join(tmpdir(), "wenzhai-elsewhere-"));
    folders.push(corpus, elsewhere);
    const article = (name: string) => `---\ntitle: ${name}\n---\n\n${name}在青岛举行，二百名专家出席。\n`;
    writeFileSync(join(corpus, "a.md"), article("第一届深海大会"));
    const workspace = await startWorkspace({ clock: systemClock() });
    const data = mkdtempSync(join(tmpdir(), "wenzhai-seen-"));
    const { child, until, ended } = start(
      {
        SLACK_BOT_TOKEN: workspace.botToken,
        SLACK_APP_TOKEN: workspace.appToken,
        SLACK_API_URL: workspace.apiUrl,
        WENZHAI_CORPUS: corpus,
      },
      data,
    );
    await until("Connected to Slack");
    writeFileSync(join(elsewhere, "b.md"), article("第二届深海大会"));
    const ingest = spawn(process.execPath, ["src/app/cli.ts", "--data", data, "ingest", elsewhere, "--no-wait"], {
      cwd: root,
    });
    children.push(ingest);
    expect(await new Promise((resolve) => ingest.once("close", resolve))).toBe(0);
    await until('"articles":2');
    writeFileSync(join(corpus, "c.md"), article("第三届深海大会"));
    await until("3 articles");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    await workspace.close();
  });

  test("with an app token answers over Socket Mode", async () => {
    const workspace = await startWorkspace({ clock: systemClock() });
    const { child, until, ended } = start({
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
    });
    await until("Connected to Slack");
    expect(await answerTo(workspace)).toContain("政策支持");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    await workspace.close();
  });

  test("with a signing secret answers over signed HTTP", async () => {
    const workspace = await startWorkspace({ clock: systemClock() });
    const port = 20_000 + (process.pid % 20_000);
    const { child, until, ended } = start({
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_SIGNING_SECRET: workspace.signingSecret,
      PORT: String(port),
      SLACK_API_URL: workspace.apiUrl,
    });
    await until("Connected to Slack");
    workspace.deliverTo(`http://127.0.0.1:${port}/slack/events`);
    expect(await workspace.verifyUrl()).toBe(true);
    expect(await answerTo(workspace)).toContain("政策支持");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    await workspace.close();
  });

  test.each([
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_BOT_TOKEN needs SLACK_APP_TOKEN"],
    [{ SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN is missing"],
    [{ PORT: "many" }, "PORT"],
  ])("says which setting is wrong: %j", async (env, sentence) => {
    const { said, ended } = start(env);
    expect(await ended).toBe(2);
    expect(said()).toContain(sentence);
  });
});
