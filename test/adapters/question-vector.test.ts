import { expect, test } from "vitest";
import { createQuestionVector } from "../../src/adapters/question-vector.ts";
import { WenzhaiError } from "../../src/errors.ts";
import { handClock } from "../fakes/hand-clock.ts";
import { keptLog } from "../slack/kept-log.ts";

test("an endpoint that failed is left alone for half a minute, then asked again", async () => {
  const clock = handClock("2026-11-23T00:00:00Z");
  const log = keptLog();
  let down = true;
  let asked = 0;
  const embed = createQuestionVector(
    async () => {
      asked++;
      if (down) throw new WenzhaiError("model-unavailable", "It is down.", { retryable: true });
      return [1, 0];
    },
    { clock, log },
  );
  expect([await embed("a"), await embed("b")]).toEqual([[], []]);
  expect(asked).toBe(1);
  down = false;
  clock.advance(30_000);
  expect([await embed("c"), await embed("d")]).toEqual([
    [1, 0],
    [1, 0],
  ]);
  expect(asked).toBe(3);
  expect(log.lines.map(({ event }) => event)).toEqual(["search-by-words-alone", "search-by-vectors-again"]);
});

test("a mistake of ours is not hidden", async () => {
  const parts = { clock: handClock("2026-11-23T00:00:00Z"), log: keptLog() };
  const embed = createQuestionVector(() => Promise.reject(new TypeError("no")), parts);
  await expect(embed("a")).rejects.toThrow(TypeError);
});
