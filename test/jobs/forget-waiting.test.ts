import { expect, test } from "vitest";
import { forgetWaiting } from "../../src/jobs/forget-waiting.ts";
import { memoryJobs } from "../fakes/memory-jobs.ts";
import { job } from "../ports/job.ts";

test("settles what waits, whoever held it, and nothing else", async () => {
  const jobs = memoryJobs();
  for (const id of ["a", "b", "c"]) await jobs.add(job({ id }), "dead");
  await jobs.release("a", "dead");
  await jobs.settle("c", "dead", { outcome: "dead", reason: "is_archived", at: 1, forgetAt: 9_000 });
  await forgetWaiting(jobs, 2_000);
  expect(await jobs.census()).toMatchObject({ unsettled: 0, settled: { answered: 0, dead: 1 } });
});
