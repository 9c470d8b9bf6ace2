import type { Clock } from "../ports/clock.ts";

/**
 * A `fetch` whose time limit holds until the last byte, for clients whose own limit ends with the headers: a body that
 * stalls would be waited for without end.
 */
export function limitedFetch(clock: Clock, ms: number): typeof globalThis.fetch {
  return async (input, init) => {
    const limit = new AbortController();
    const cancel = clock.after(ms, () => limit.abort(new Error("Request timed out.")));
    try {
      const signal = init?.signal ? AbortSignal.any([init.signal, limit.signal]) : limit.signal;
      const response = await fetch(input, { ...init, signal });
      return new Response(await response.arrayBuffer(), response);
    } finally {
      cancel();
    }
  };
}
