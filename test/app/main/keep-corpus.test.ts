import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import { openEngine } from "../../../src/app/compose.ts";
import type { Config } from "../../../src/app/config.ts";
import { keepCorpus } from "../../../src/app/main/keep-corpus.ts";
import { takeWriterLock } from "../../../src/index/storage/writer-lock.ts";
import { countingEmbedder } from "../../fakes/counting-embedder.ts";
import { keptLog } from "../../slack/kept-log.ts";

const article = (title: string): string => `---\ntitle: ${title}\n---\n\n${title}在天津举行，二百名专家出席。\n`;

async function open(root: string) {
  const log = keptLog();
  const said: string[] = [];
  const config: Config = { slack: null, corpus: [join(root, "corpus")], data: join(root, "data"), model: {} };
  const world = { clock: systemClock(), log, newId: () => "1", embedder: countingEmbedder() };
  const waiting = new Map<string, () => void>();
  const err = (line: string): void => {
    said.push(line);
    for (const [part, found] of waiting) if (line.includes(part)) found();
  };
  const session = { config, world, out: () => {}, err, close: async () => {} };
  const engine = await openEngine(config, world);
  onTestFinished(() => engine.close());
  const keep = async (): Promise<void> => onTestFinished(await keepCorpus(engine, session));
  const until = (part: string): Promise<void> =>
    said.some((line) => line.includes(part))
      ? Promise.resolve()
      : new Promise((found) => void waiting.set(part, found));
  return { engine, keep, until, said, articles: async () => (await engine.index.status()).articles };
}

function folder(): string {
  const root = mkdtempSync(join(tmpdir(), "wenzhai-keep-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

function corpus(): string {
  const root = folder();
  mkdirSync(join(root, "corpus"));
  writeFileSync(join(root, "corpus", "a.md"), article("第九届智能大会"));
  return root;
}

test("an article that is put into the folder is known a moment later", async () => {
  const root = corpus();
  const { keep, until, articles } = await open(root);
  await keep();
  expect(await articles()).toBe(1);
  writeFileSync(join(root, "corpus", "b.md"), article("第十届智能大会"));
  await until("2 articles");
  expect(await articles()).toBe(2);
});

test("what another process ingests is known a moment later", async () => {
  const root = corpus();
  const [bot, other] = [await open(root), await open(root)];
  await bot.keep();
  await bot.engine.fillVectors();
  const elsewhere = folder();
  writeFileSync(join(elsewhere, "c.md"), article("第八届智能大会"));
  await other.engine.ingest([elsewhere]);
  while ((await bot.articles()) < 2) await bot.engine.index.refresh();
  expect(await bot.articles()).toBe(2);
});

test("a start while another process writes serves what is there", async () => {
  const root = corpus();
  const first = await open(root);
  await first.engine.ingest([join(root, "corpus")]);
  const release = takeWriterLock(join(root, "data", "index", "lock"));
  const second = await open(root);
  writeFileSync(join(root, "corpus", "b.md"), article("第十届智能大会"));
  await second.keep();
  expect(second.said.join()).toContain("Until then the articles known are served");
  expect(await second.articles()).toBe(1);
  release?.();
  await second.until("2 articles");
});

test("a start on an empty index waits for whoever writes", async () => {
  const root = corpus();
  mkdirSync(join(root, "data", "index"), { recursive: true });
  const release = takeWriterLock(join(root, "data", "index", "lock"));
  const { keep, until, articles } = await open(root);
  const kept = keep();
  await until("waiting for it");
  release?.();
  await kept;
  expect(await articles()).toBe(1);
});

test("a folder that is gone keeps its articles, and is told", async () => {
  const root = corpus();
  const { keep, engine, said, articles } = await open(root);
  await engine.ingest([join(root, "corpus")]);
  await rename(join(root, "corpus"), join(root, "away"));
  await keep();
  expect(said.join()).toContain("does not exist");
  expect(await articles()).toBe(1);
});
