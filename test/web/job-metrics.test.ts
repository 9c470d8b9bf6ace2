import { expect, test } from "vitest";
import { createJobMetrics } from "../../src/web/job-metrics.ts";
import { handClock } from "../fakes/hand-clock.ts";
import { memoryJobs } from "../fakes/memory-jobs.ts";
import { job } from "../ports/job.ts";

test("shows what waits, for how long, and what could be told nowhere", async () => {
  const clock = handClock("2026-11-28T09:00:00Z");
  const jobs = memoryJobs();
  const { render } = createJobMetrics(jobs.census, clock);
  expect(await render()).toContain("wenzhai_jobs_oldest_seconds 0\n");
  for (const id of ["a", "b", "c"]) await jobs.add(job({ id, at: clock.now() - 90_000 }), "p1");
  await jobs.settle("a", "p1", { outcome: "dead", reason: "is_archived", at: 1, forgetAt: 2 });
  await jobs.settle("b", "p1", { outcome: "answered", at: 1, forgetAt: 2 });
  const shown = await render();
  expect(shown).toContain("wenzhai_jobs_unsettled 1\n");
  expect(shown).toContain("wenzhai_jobs_oldest_seconds 90\n");
  expect(shown).toContain('wenzhai_jobs_settled{outcome="answered"} 1\n');
  expect(shown).toContain("wenzhai_dead_letters 1\n");
});

test("a store that cannot be read gives no numbers, and no error", async () => {
  const { render } = createJobMetrics(() => Promise.reject(new Error("damaged")), handClock("2026-11-28T09:00:00Z"));
  expect(await render()).toBe("");
});
