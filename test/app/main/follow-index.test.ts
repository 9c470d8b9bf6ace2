import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { followIndex } from "../../../src/app/main/follow-index.ts";
import type { Clock } from "../../../src/ports/clock.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { keptLog } from "../../slack/kept-log.ts";

function follow(refresh: () => Promise<boolean>) {
  const [clock, log] = [handClock("2025-06-09T01:00:00Z"), keptLog()];
  const status = async () => ({ articles: 2, passages: 3, vectors: 0 }) as never;
  const stop = followIndex({ refresh, status }, { clock, log });
  const pass = async (ms: number) => {
    clock.advance(ms);
    await setImmediate();
  };
  return { stop, pass, clock, events: () => log.lines.map(({ event }) => event) };
}

test("a new state is taken up within two seconds, and told", async () => {
  let fresh = false;
  const { pass, events } = follow(async () => fresh);
  await pass(2_000);
  expect(events()).toEqual([]);
  fresh = true;
  await pass(2_000);
  expect(events()).toEqual(["index-refreshed"]);
});

test("what cannot be read is told, and looked at again", async () => {
  let looks = 0;
  const { pass, events } = follow(async () => {
    looks++;
    throw new Error("damaged");
  });
  await pass(2_000);
  await pass(2_000);
  expect(looks).toBe(2);
  expect(events()).toEqual(["index-not-refreshed", "index-not-refreshed"]);
});

test("a state that takes long to read is not looked for the more often", async () => {
  let now = 0;
  const timers: { ms: number; call: () => void }[] = [];
  const after: Clock["after"] = (ms, call) => {
    timers.push({ ms, call });
    return () => {};
  };
  const refresh = async () => {
    now += 3_000;
    return false;
  };
  followIndex({ refresh, status: async () => ({}) as never }, { clock: { now: () => now, after }, log: keptLog() });
  timers[0]!.call();
  await setImmediate();
  expect(timers.map(({ ms }) => ms)).toEqual([2_000, 30_000]);
});

test("nothing is looked at after it was stopped, even when it was stopped while it looked", async () => {
  const looking = Promise.withResolvers<boolean>();
  const { stop, pass, clock } = follow(() => looking.promise);
  await pass(2_000);
  stop();
  looking.resolve(true);
  await setImmediate();
  expect(clock.pending()).toBe(0);
});
