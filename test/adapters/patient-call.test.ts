import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { callPatiently } from "../../src/adapters/patient-call.ts";
import { handClock } from "../fakes/hand-clock.ts";

const CLOCK = "2026-11-28T08:00:00Z";

/** A call that fails so many times, each with another error, and how often it was made. */
function failing(times: number, thrown: (n: number) => unknown = (n) => new Error(`failure ${n}`)) {
  let made = 0;
  return {
    made: () => made,
    call: async () => {
      made += 1;
      if (made <= times) throw thrown(made);
      return made;
    },
  };
}

test("a call is tried again after each pause, on the clock that is given", async () => {
  const clock = handClock(CLOCK);
  const { call, made } = failing(2);
  const heard: string[] = [];
  const found = callPatiently(call, {
    clock,
    pause: (thrown, tries) => {
      heard.push(`${tries}: ${(thrown as Error).message}`);
      return 1_000 * tries;
    },
  });
  for (let ms = 0; ms < 2_900; ms += 100) {
    await setImmediate();
    clock.advance(100);
  }
  await setImmediate();
  expect(made()).toBe(2);
  clock.advance(100);
  expect(await found).toBe(3);
  expect(heard).toEqual(["1: failure 1", "2: failure 2"]);
  expect(clock.pending()).toBe(0);
});

test("what the pause throws is the end", async () => {
  const { call, made } = failing(9);
  const given = callPatiently(call, {
    clock: handClock(CLOCK),
    pause: (_, tries) => {
      if (tries === 3) throw new Error("given up");
      return 0;
    },
  });
  await expect(given).rejects.toThrow("given up");
  expect(made()).toBe(3);
});

test.each([new TypeError("ours"), "a text", undefined])(
  "the pause alone decides, whatever is thrown (%s)",
  async (thrown) => {
    const heard: unknown[] = [];
    const { call } = failing(1, () => thrown);
    expect(await callPatiently(call, { clock: handClock(CLOCK), pause: (each) => heard.push(each) * 0 })).toBe(2);
    expect(heard).toEqual([thrown]);
  },
);

test("the signal ends a wait and leaves no timer", async () => {
  const clock = handClock(CLOCK);
  const controller = new AbortController();
  const { call, made } = failing(9);
  const waiting = callPatiently(call, { clock, pause: () => 60_000, signal: controller.signal });
  while (clock.pending() === 0) await setImmediate();
  controller.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  expect([made(), clock.pending()]).toEqual([1, 0]);
});

test("the signal ends a pause that does not come to an end", async () => {
  const controller = new AbortController();
  const { call } = failing(1);
  const pause = () => new Promise<number>(() => undefined);
  const waiting = callPatiently(call, { clock: handClock(CLOCK), pause, signal: controller.signal });
  await setImmediate();
  controller.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
});
