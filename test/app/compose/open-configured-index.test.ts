import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import { finalAnswer } from "../../../src/answering/answer-question.ts";
import { openStore } from "../../../src/app/compose/open-store.ts";
import { openEngine } from "../../../src/app/compose.ts";
import { countingEmbedder } from "../../fakes/counting-embedder.ts";
import { job } from "../../ports/job.ts";
import { testDatabases } from "../../postgres/test-databases.ts";
import { keptLog } from "../../slack/kept-log.ts";

const databases = await testDatabases();
const corpus = fileURLToPath(new URL("../../../corpus", import.meta.url));
const QUESTIONS = [
  "what did Zhang Jing'an recommend at the 2025 conference?",
  "张景安在大会上建议了什么？",
  "who is Zhang Jing'an?",
  "which universities are mentioned?",
  "what is the price of rice in Lima?",
  "什么时候举办了大会？",
];

async function open(databaseUrl?: string) {
  const data = mkdtempSync(join(tmpdir(), "wenzhai-configured-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const config = {
    slack: null,
    corpus: [corpus],
    data,
    model: {},
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  };
  const world = { clock: systemClock(), log: keptLog(), newId: () => "1", embedder: countingEmbedder() };
  const engine = await openEngine(config, world);
  onTestFinished(() => engine.close());
  return { engine, config, world };
}

describe("with DATABASE_URL", databases.options, () => {
  test("answers are those of the embedded index", async () => {
    const [{ engine: one }, { engine: other }] = [await open(), await open(await databases.url())];
    for (const engine of [one, other]) {
      await engine.ingest([corpus]);
      await engine.fillVectors();
    }
    for (const text of QUESTIONS) {
      const answers = await Promise.all([one, other].map((engine) => finalAnswer(engine.ask({ text }))));
      const [expected, given] = answers.map(({ ms: _, ...answer }) => answer);
      expect(given).toEqual(expected);
    }
  });

  test("a second process answers from what the first took in, and both share the store", async () => {
    const url = await databases.url();
    const [first, second] = [await open(url), await open(url)];
    await first.engine.ingest([corpus]);
    await second.engine.index.refresh();
    const answer = await finalAnswer(second.engine.ask({ text: QUESTIONS[0]! }));
    expect(answer.kind).toBe("answer");
    const stores = await Promise.all([first, second].map(({ config, world }) => openStore(config, world)));
    expect(await stores[0]!.jobs.add(job(), "p1")).toBe(true);
    expect(await stores[1]!.jobs.add(job(), "p2")).toBe(false);
    await Promise.all(stores.map((store) => store.close()));
  });
});

test("a database that does not answer is told, and nothing is made in its place", async () => {
  await expect(open("postgresql://127.0.0.1:9/n")).rejects.toMatchObject({ code: "store", retryable: true });
});
