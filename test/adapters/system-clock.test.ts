import { setTimeout as realWait } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { clockContract } from "../ports/clock-contract.ts";

clockContract("the system's clock", () => ({ clock: systemClock(), pass: async (ms) => void (await realWait(ms)) }));

test("a wait of forty days fires after forty days", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const day = 86_400_000;
    let fired = 0;
    systemClock().after(40 * day, () => fired++);
    vi.advanceTimersByTime(40 * day - 1);
    expect(fired).toBe(0);
    vi.advanceTimersByTime(1);
    expect(fired).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test("a long wait can be cancelled in its second stretch", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const day = 86_400_000;
    let fired = 0;
    const cancel = systemClock().after(40 * day, () => fired++);
    vi.advanceTimersByTime(30 * day);
    cancel();
    vi.advanceTimersByTime(30 * day);
    expect(fired).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
