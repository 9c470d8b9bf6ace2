import pRetry from "p-retry";
import type { Clock } from "../ports/clock.ts";
import { unlessAborted } from "./unless-aborted.ts";

/** How a call is tried again. */
export interface Patience {
  readonly clock: Clock;
  /** What is thrown for each failure, with how often was tried: how many ms to wait before the next try. Throws to give up. */
  readonly pause: (thrown: unknown, tries: number) => number | Promise<number>;
  /** Ends the tries and the waits, with its reason. */
  readonly signal?: AbortSignal | undefined;
}

const NEVER = new AbortController().signal;

/**
 * The one way in which calls to the outside are tried again: until one succeeds, or `pause` gives up by throwing. The loop and its end are
 * the library's; the waits are on the clock that is given.
 */
export function callPatiently<T>(call: () => Promise<T>, { clock, pause, signal = NEVER }: Patience): Promise<T> {
  const tried = async (): Promise<T> => {
    try {
      return await call();
    } catch (cause) {
      // The library has an opinion on some classes of errors; `pause` alone shall have one.
      throw new Error("failed", { cause });
    }
  };
  return pRetry(tried, {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 0,
    signal,
    onFailedAttempt: async ({ error, attemptNumber }) =>
      wait(clock, await unlessAborted(Promise.resolve(pause(error.cause, attemptNumber)), signal), signal),
  });
}

async function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(ms, resolve);
  try {
    await unlessAborted(promise, signal);
  } finally {
    cancel();
  }
}
