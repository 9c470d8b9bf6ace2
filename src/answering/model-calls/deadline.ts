import { unlessAborted } from "../../adapters/unless-aborted.ts";
import { WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";

/** One limit for everything done for one answer. */
export interface Deadline {
  /** Aborted with a model-timeout at the limit, or when the asker stops. */
  readonly signal: AbortSignal;
  /** Milliseconds left. */
  left(): number;
  /** Whether the asker stopped it. */
  readonly stopped: boolean;
  /** The promise's value, or a throw at the limit: nothing that hangs is waited for. */
  within<T>(promise: Promise<T>): Promise<T>;
  /** Ends the watch and whatever still runs under it. */
  close(): void;
}

/** Starts a limit of `ms` on a clock, or none but that of the asker, whose signal ends it too. */
export function startDeadline(clock: Clock, ms: number | null, asker?: AbortSignal): Deadline {
  const until = ms === null ? Number.POSITIVE_INFINITY : clock.now() + ms;
  const controller = new AbortController();
  const { signal } = controller;
  const withdrawn = new WenzhaiError("model-timeout", "The question was withdrawn.");
  const stop = (): void => controller.abort(asker?.reason instanceof WenzhaiError ? asker.reason : withdrawn);
  const cancel = ms === null ? () => undefined : clock.after(ms, () => controller.abort(tooSlow(ms)));
  asker?.addEventListener("abort", stop, { once: true });
  if (asker?.aborted) stop();
  return {
    signal,
    left: () => Math.max(0, until - clock.now()),
    get stopped() {
      return asker?.aborted ?? false;
    },
    within: (promise) => unlessAborted(promise, signal),
    close() {
      cancel();
      asker?.removeEventListener("abort", stop);
      controller.abort();
    },
  };
}

function tooSlow(ms: number): WenzhaiError {
  const message = `The model did not finish within ${Math.round(ms / 1000)} seconds. Ask again in a minute.`;
  return new WenzhaiError("model-timeout", message, { retryable: true });
}
