import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/ports/clock.ts";

/** A clock under test, and how to let some of its time go by. */
export interface ClockUnderTest {
  readonly clock: Clock;
  readonly pass: (ms: number) => Promise<void>;
}

/** What every Clock must do. */
export function clockContract(name: string, make: () => ClockUnderTest): void {
  describe(`${name} keeps the clock's promises`, () => {
    test("tells milliseconds since 1970, never going back", async () => {
      const { clock, pass } = make();
      const before = clock.now();
      await pass(3);
      expect(before).toBeGreaterThan(Date.parse("2000-01-01T00:00:00Z"));
      expect(clock.now()).toBeGreaterThan(before);
    });

    test("calls back once, not before its time and never at once", async () => {
      const { clock, pass } = make();
      const from = clock.now();
      const calls: number[] = [];
      clock.after(2, () => calls.push(clock.now() - from));
      expect(calls).toEqual([]);
      await pass(8);
      await pass(2);
      expect(calls).toHaveLength(1);
      // Node rounds a timer's start down, so it may fire within the millisecond before.
      expect(calls[0]).toBeGreaterThanOrEqual(1);
    });

    test("calls back in the order of time, then in the order set; a wait below nothing is none", async () => {
      const { clock, pass } = make();
      const calls: string[] = [];
      clock.after(6, () => calls.push("later"));
      clock.after(-5, () => calls.push("first"));
      clock.after(-5, () => calls.push("second"));
      expect(calls).toEqual([]);
      await pass(12);
      expect(calls).toEqual(["first", "second", "later"]);
    });

    test("what is cancelled is not called, and cancelling late or twice is no error", async () => {
      const { clock, pass } = make();
      const calls: string[] = [];
      const cancel = clock.after(1, () => calls.push("cancelled"));
      const late = clock.after(1, () => calls.push("kept"));
      cancel();
      cancel();
      await pass(8);
      late();
      expect(calls).toEqual(["kept"]);
    });

    test("a wait longer than 2^31 milliseconds does not fire at once", async () => {
      const { clock, pass } = make();
      let fired = false;
      const cancel = clock.after(2 ** 31 + 5, () => {
        fired = true;
      });
      await pass(4);
      cancel();
      expect(fired).toBe(false);
    });
  });
}
