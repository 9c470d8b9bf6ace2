import { expect, test } from "vitest";
import { clockContract } from "../ports/clock-contract.ts";
import { handClock } from "./hand-clock.ts";

clockContract("the clock turned by hand", () => {
  const clock = handClock("2025-06-09T01:00:00Z");
  return { clock, pass: async (ms) => clock.advance(ms) };
});

test("timers set by timers fire on the way, each at its own instant", () => {
  const clock = handClock("2025-06-09T01:00:00Z");
  const start = clock.now();
  const seen: number[] = [];
  const beat = (): void => {
    seen.push(clock.now() - start);
    clock.after(10, beat);
  };
  clock.after(10, beat);
  clock.advance(35);
  expect(seen).toEqual([10, 20, 30]);
  expect(clock.now() - start).toBe(35);
  expect(clock.pending()).toBe(1);
});

test("time does not go back", () => {
  expect(() => handClock("2025-06-09T01:00:00Z").advanceTo("2025-06-09T00:59:59Z")).toThrow(/go back/u);
});
