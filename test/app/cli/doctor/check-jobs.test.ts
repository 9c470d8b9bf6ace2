import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqliteStore } from "../../../../src/adapters/sqlite-store.ts";
import { checkJobs } from "../../../../src/app/cli/doctor/check-jobs.ts";
import { handClock } from "../../../fakes/hand-clock.ts";
import { job } from "../../../ports/job.ts";
import { keptLog } from "../../../slack/kept-log.ts";

const clock = handClock("2026-11-28T09:00:00Z");
const MINUTE = 60_000;

function open() {
  const data = mkdtempSync(join(tmpdir(), "wenzhai-jobs-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const store = openSqliteStore(join(data, "wenzhai.sqlite"));
  onTestFinished(() => store.close());
  return { data, jobs: store.jobs };
}

test("no database is no fault, and none is made", async () => {
  const data = mkdtempSync(join(tmpdir(), "wenzhai-jobs-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  for (let time = 0; time < 2; time += 1)
    expect(await checkJobs({ data }, clock, keptLog())).toMatchObject({ state: "absent" });
});

test("tells what waits, and warns of what nobody works on", async () => {
  const { data, jobs } = open();
  expect(await checkJobs({ data }, clock, keptLog())).toMatchObject({
    state: "ok",
    found: "none waits, none could not be told",
  });
  await jobs.add(job({ at: clock.now() - 3 * MINUTE }), "p1");
  expect(await checkJobs({ data }, clock, keptLog())).toMatchObject({
    state: "ok",
    found: expect.stringMatching(/^1 wait, the oldest 3 minutes,/u),
  });
  await jobs.add(job({ id: "j2", at: clock.now() - 180 * MINUTE }), "p1");
  expect(await checkJobs({ data }, clock, keptLog())).toMatchObject({
    state: "wrong",
    todo: expect.stringContaining("Start the bot"),
  });
});

test("shows dead letters with their channel and reason, wrong for a day and then for the record", async () => {
  const { data, jobs } = open();
  await jobs.add(job({ at: clock.now() - MINUTE }), "p1");
  const end = { outcome: "dead", reason: "is_archived", at: clock.now(), forgetAt: clock.now() + 1e9 } as const;
  await jobs.settle("j1", "p1", end);
  expect(await checkJobs({ data }, clock, keptLog())).toMatchObject({
    state: "wrong",
    found: "none waits, 1 could be told nowhere (C1: is_archived)",
  });
  const later = handClock("2026-11-30T09:00:00Z");
  expect(await checkJobs({ data }, later, keptLog())).toMatchObject({
    state: "ok",
    found: expect.stringContaining("is_archived"),
  });
});
