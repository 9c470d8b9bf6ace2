import { expect, test } from "vitest";
import { createStopwatch } from "../../src/answering/stopwatch.ts";
import { handClock } from "../fakes/hand-clock.ts";

test("what comes before the search is over counts as retrieving, the rest as answering", () => {
  const clock = handClock("2026-11-28T08:00:00Z");
  const watch = createStopwatch(clock);
  clock.advance(30);
  watch.found();
  clock.advance(12);
  expect(watch.read()).toEqual({ retrieve: 30, answer: 12, total: 42 });
});

test("where nothing was searched all of it is answering", () => {
  const clock = handClock("2026-11-28T08:00:00Z");
  const watch = createStopwatch(clock);
  clock.advance(5);
  expect(watch.read()).toEqual({ retrieve: 0, answer: 5, total: 5 });
});
