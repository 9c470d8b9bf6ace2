import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../src/app/compose/open-store.ts";
import { job } from "../../ports/job.ts";
import { keptLog } from "../../slack/kept-log.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "wenzhai-open-store-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test("without a database it is a file of the data directory", async () => {
  const data = folder();
  const first = await openStore({ data }, { log: keptLog() });
  await first.jobs.add(job(), "p1");
  await first.close();
  const second = await openStore({ data }, { log: keptLog() });
  expect(await second.jobs.holds("j1", "p1")).toBe(true);
  await second.close();
});

test("a file that cannot be used is told, and questions are kept in memory", async () => {
  const data = folder();
  writeFileSync(join(data, "wenzhai.sqlite"), "no database, but long enough to look like one");
  const told: string[] = [];
  const store = await openStore({ data }, { log: keptLog(), tell: (line) => void told.push(line) });
  expect(told).toEqual([expect.stringContaining("nothing outlives this process")]);
  expect(await store.jobs.add(job(), "p1")).toBe(true);
  await store.close();
});

test("a database that does not answer is no reason to keep questions in memory", async () => {
  const opening = openStore({ data: folder(), databaseUrl: "postgresql://127.0.0.1:9/n" }, { log: keptLog() });
  await expect(opening).rejects.toMatchObject({ code: "store", retryable: true });
});
