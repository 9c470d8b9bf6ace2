import type { Clock } from "../../src/ports/clock.ts";

/** A clock for code that waits between tries: each wait is over at once, and time has passed. */
export interface HurriedClock extends Clock {
  /** The waits there were, in milliseconds. */
  readonly waits: readonly number[];
  /** Lets the time limits that run now pass. */
  expire(): void;
}

/** `limits` are the lengths of time limits, which pass only when `expire` is called. */
export function hurriedClock(...limits: readonly number[]): HurriedClock {
  let now = Date.parse("2026-11-23T00:00:00Z");
  const waits: number[] = [];
  const running = new Map<() => void, number>();
  return {
    now: () => now,
    after(ms, call) {
      if (limits.includes(ms)) {
        running.set(call, ms);
        return () => void running.delete(call);
      }
      waits.push(ms);
      now += ms;
      const immediate = setImmediate(call);
      return () => clearImmediate(immediate);
    },
    waits,
    expire() {
      for (const [call, ms] of running) {
        now += ms;
        call();
      }
      running.clear();
    },
  };
}
