import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { openIndex } from "../../src/index/passage-index.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
import { memoryIndex } from "../fakes/memory-index.ts";
import { answersOf, expectSameAnswers, queryFrom } from "../ports/passage-index-contract.ts";
import { lastStep, stateAfter, stateText, stepOf } from "./history.ts";
import { makeArticle, seeded, testParts } from "./synthetic.ts";

const child = new URL("./apply-child.ts", import.meta.url).pathname;
const directories: string[] = [];
afterAll(() => Promise.all(directories.map((directory) => rm(directory, { recursive: true, force: true }))));

async function freshDirectory(): Promise<string> {
  const directory = await mkdtemp(`${tmpdir()}/wenzhai-kill-`);
  directories.push(directory);
  return directory;
}

/** Lets a child take steps until it dies, by its own hand at a moment or by ours after so many milliseconds. */
async function runAndKill(directory: string, death: { moment: number } | { ms: number }): Promise<void> {
  const args = [child, "endless", directory, ...("moment" in death ? [String(death.moment)] : [])];
  const running = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(running, "exit");
  await once(running.stdout, "data");
  if ("ms" in death) {
    await wait(death.ms);
    running.kill("SIGKILL");
  }
  expect(await ended).toEqual([null, "SIGKILL"]);
}

/** Where writers die: 40 times at a random one of the 200 steps on the disk that some three changes take, 10 times by the clock. */
const MOMENTS = 200;
const deaths = (random: () => number) =>
  Array.from({ length: 25 }, (_, i) =>
    i % 5 === 4 ? { ms: random() * 40 } : { moment: 1 + Math.floor(random() * MOMENTS) },
  );

async function expectWhole(directory: string, atLeast: number): Promise<number> {
  const index = await openIndex(directory, testParts());
  const step = lastStep(await index.hashes());
  expect(step).toBeGreaterThanOrEqual(atLeast);
  expect(stateText(await index.hashes())).toBe(stateAfter(step));
  const oracle = memoryIndex(testParts());
  for (let n = Math.max(1, step - 5); n <= step; n++) await oracle.apply(stepOf(n));
  // It may have died before the vectors of its last step were in.
  for (const each of [index, oracle]) await each.fillVectors();
  const queries = [makeArticle("a0", step, 4), makeArticle("a1", step - 1, 4)].map(queryFrom);
  const vectors = await countingEmbedder().embedDocuments([makeArticle("a1", step, 4).article.text]);
  const ask = (each: typeof index | typeof oracle) => answersOf(each, queries, vectors, 100);
  expectSameAnswers(await ask(index), await ask(oracle));
  return step;
}

test("a process killed at any of 50 moments leaves a whole state, never an older one", async () => {
  const lanes = [11, 12].map(async (seed) => {
    const directory = await freshDirectory();
    let step = 0;
    for (const death of deaths(seeded(seed))) {
      await runAndKill(directory, death);
      step = await expectWhole(directory, step);
      const left = (await readdir(`${directory}/index`)).filter((name) => /^\d+$/u.test(name));
      expect(left.length).toBeLessThanOrEqual(2);
    }
    return step;
  });
  // The deaths fell among changes, not before the first.
  for (const steps of await Promise.all(lanes)) expect(steps).toBeGreaterThan(10);
}, 60_000);

test.each([
  ["once", "when every file is too large", 4],
  ["fill", "when every file is too large", 4],
  ["fill", "when only the graph is, whose library reports success", 100],
])("a disk with no room for the new files keeps the old state: %s, %s", async (mode, _, blocks) => {
  const directory = await freshDirectory();
  const parts = testParts({ embedder: countingEmbedder(1024) });
  const before = await openIndex(directory, parts);
  await before.apply({ put: [makeArticle("a", 1, 2)], remove: [] });
  await before.fillVectors();
  const put = Array.from({ length: 12 }, (__, i) => makeArticle(`b${i}`, i));
  if (mode === "fill") await before.apply({ put, remove: [] });
  const script = `ulimit -f ${blocks}; exec "$0" "$@"`;
  const limited = spawn("sh", ["-c", script, process.execPath, child, mode, directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await once(limited.stdout, "data")) as [Buffer];
  expect(said.toString()).toBe(mode === "fill" ? "disk 13 1\n" : "disk 1 1\n");
  const index = await openIndex(directory, parts);
  expect(await index.status()).toMatchObject({ articles: mode === "fill" ? 13 : 1, vectors: 1 });
  await index.apply({ put, remove: [] });
  await index.fillVectors();
  expect(await index.status()).toMatchObject({ articles: 13, passages: 37, vectors: 37 });
});
