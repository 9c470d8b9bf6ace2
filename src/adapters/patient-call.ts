import type { Clock } from "../ports/clock.ts";
import type { ModelFailure } from "./model-failure.ts";

/** How long a call is tried for. */
export interface Patience {
  readonly tries: number;
  /** No try starts later than this after the first one. */
  readonly withinMs: number;
}

/** What a patient call is given. */
export interface PatientParts {
  readonly clock: Clock;
  readonly failureOf: (thrown: unknown) => ModelFailure;
  /** Hears of every wait before it starts. */
  readonly onWait: (failure: ModelFailure, ms: number) => void;
}

const FIRST_WAIT_MS = 1_000;

/**
 * Calls until it succeeds, as long as the failure may pass. It waits as long as the other side asks, else one second, then
 * twice as long each time. Throws the last failure's error, at once when the wait asked for would be longer than the patience.
 */
export async function callPatiently<T>(call: () => Promise<T>, patience: Patience, parts: PatientParts): Promise<T> {
  const { clock, failureOf, onWait } = parts;
  const until = clock.now() + patience.withinMs;
  for (let tried = 1; ; tried++) {
    try {
      return await call();
    } catch (thrown) {
      const failure = failureOf(thrown);
      const wait = failure.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (tried - 1);
      if (!failure.error.retryable || tried >= patience.tries || clock.now() + wait > until) throw failure.error;
      onWait(failure, wait);
      await new Promise<void>((resolve) => void clock.after(wait, resolve));
    }
  }
}
