import type { Answer } from "../domain/answer.ts";
import type { Clock } from "../ports/clock.ts";

/** How long finding and telling took. */
export interface Stopwatch {
  /** The search is over; what is told after it counts as telling. */
  readonly found: () => void;
  /** Milliseconds until now. */
  readonly read: () => Answer["ms"];
}

/** Starts a stopwatch. */
export function createStopwatch(clock: Clock): Stopwatch {
  const started = clock.now();
  let retrieved = started;
  return {
    found: () => {
      retrieved = clock.now();
    },
    read: () => {
      const now = clock.now();
      return { retrieve: retrieved - started, answer: now - retrieved, total: now - started };
    },
  };
}
