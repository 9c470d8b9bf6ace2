import type { Clock } from "../ports/clock.ts";

/** `setTimeout` fires at once when asked to wait longer than a signed 32-bit number of milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** The machine's own clock. Waits of any length hold; one that is pending keeps the process alive until it is cancelled. */
export function systemClock(): Clock {
  return { now: Date.now, after };
}

function after(ms: number, call: () => void): () => void {
  let left = Math.max(0, ms);
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const step = Math.min(left, LONGEST_WAIT);
    left -= step;
    timer = setTimeout(left > 0 ? wait : call, step);
  };
  wait();
  return () => clearTimeout(timer);
}
