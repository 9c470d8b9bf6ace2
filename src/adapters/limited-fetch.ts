import { ReadableStream } from "node:stream/web";
import type { Clock } from "../ports/clock.ts";

/** What one call may take. */
export interface FetchLimits {
  /** Milliseconds from the request to the last byte of the reply. */
  readonly ms: number;
  /** Bytes of the reply, unpacked; 64 million by default, the vectors of some thousand texts. */
  readonly bytes?: number;
  /** Who sends a request and follows its redirects; by default they are followed on the same origin. */
  readonly send?: (request: Request) => Promise<Response>;
}

const MOST_BYTES = 64_000_000;
const MOST_REDIRECTS = 3;

/**
 * A `fetch` with limits, made for model endpoints. Its time limit holds until the last byte, for clients whose own limit ends with the headers: a
 * body that stalls would be waited for without end. A reply that is too long is broken off. A redirect is followed on the same
 * origin only: the key and the question go nowhere else.
 */
export function limitedFetch(
  clock: Clock,
  { ms, bytes = MOST_BYTES, send = fetchFromOrigin }: FetchLimits,
): typeof globalThis.fetch {
  return async (input, init) => {
    const limit = new AbortController();
    const cancel = clock.after(ms, () => limit.abort(new Error("Request timed out.")));
    try {
      const signal = init?.signal ? AbortSignal.any([init.signal, limit.signal]) : limit.signal;
      const response = await send(new Request(input, { ...init, signal, redirect: "manual" }));
      if (response.body === null) {
        cancel();
        return response;
      }
      return new Response(ReadableStream.from(upTo(response.body, bytes, cancel)) as unknown as BodyInit, response);
    } catch (thrown) {
      cancel();
      throw thrown;
    }
  };
}

async function fetchFromOrigin(request: Request): Promise<Response> {
  for (let followed = 0, next = request; ; followed++) {
    const again = next.clone();
    const response = await fetch(next);
    if (response.status < 300 || response.status > 399 || response.status === 304) return response;
    const to = URL.parse(response.headers.get("location") ?? "", next.url);
    await response.body?.cancel();
    if (to === null || to.origin !== new URL(request.url).origin)
      throw new Error("The endpoint redirects to another host, which is not followed.");
    if (followed === MOST_REDIRECTS) throw new Error("The endpoint redirects in circles.");
    next = new Request(to, again);
  }
}

/** Passes bytes on up to a number, and calls `ended` when there are no more, or nobody wants them. */
async function* upTo(body: AsyncIterable<Uint8Array>, most: number, ended: () => void): AsyncGenerator<Uint8Array> {
  let passed = 0;
  try {
    for await (const chunk of body) {
      passed += chunk.byteLength;
      if (passed > most) throw new Error(`The reply is longer than ${most} bytes.`);
      yield chunk;
    }
  } finally {
    ended();
  }
}
