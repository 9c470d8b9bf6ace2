import type { Clock } from "../../src/ports/clock.ts";

/** A clock that moves only by hand. */
export interface HandClock extends Clock {
  /** Moves on by `ms`; each timer that falls due on the way is called at its own instant, in order. */
  advance(ms: number): void;
  /** Moves to an ISO instant that is not in the past, as `advance` does. */
  advanceTo(iso: string): void;
  /** How many timers are waiting. */
  pending(): number;
}

interface Timer {
  readonly at: number;
  readonly call: () => void;
}

export function handClock(startIso: string): HandClock {
  let now = Date.parse(startIso);
  if (Number.isNaN(now)) throw new Error(`not an instant: ${startIso}`);
  const timers = new Set<Timer>();
  const advance = (ms: number): void => {
    if (!(ms >= 0)) throw new Error(`time does not go back: ${ms}`);
    const until = now + ms;
    for (let timer = earliest(timers, until); timer !== undefined; timer = earliest(timers, until)) {
      timers.delete(timer);
      now = Math.max(now, timer.at);
      timer.call();
    }
    now = until;
  };
  return {
    now: () => now,
    after(ms, call) {
      const timer = { at: now + Math.max(0, ms), call };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance,
    advanceTo: (iso) => advance(Date.parse(iso) - now),
    pending: () => timers.size,
  };
}

/** A set keeps the order of insertion, so timers of one instant are called in the order they were set. */
function earliest(timers: ReadonlySet<Timer>, until: number): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) if (timer.at <= until && (first === undefined || timer.at < first.at)) first = timer;
  return first;
}
