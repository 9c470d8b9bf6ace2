import { expect, test } from "vitest";
import { createPersonLimits } from "../../../src/slack/listeners/person-limits.ts";
import { handClock } from "../../fakes/hand-clock.ts";

test("so many questions in any minute, each person for themselves, each job once", () => {
  const clock = handClock("2026-11-28T08:00:00Z");
  const { allows } = createPersonLimits(2, clock);
  expect([allows("U1", "a"), allows("U1", "a"), allows("U1", "b"), allows("U1", "c")]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(allows("U2", "d")).toBe(true);
  clock.advance(59_999);
  expect(allows("U1", "e")).toBe(false);
  clock.advance(1);
  expect(allows("U1", "f")).toBe(true);
});

test("where nobody is named nothing is counted", () => {
  const { allows } = createPersonLimits(1, handClock("2026-11-28T08:00:00Z"));
  expect(["a", "b", "c"].map((job) => allows(null, job))).toEqual([true, true, true]);
});
