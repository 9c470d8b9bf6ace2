/**
 * What may go wrong on purpose. For a Web API method: `http-500`, `timeout` (no answer ever), `ratelimited`
 * (429 with Retry-After), `reset` (the connection is cut) and `error` (an `ok: false`). For the method "socket",
 * an envelope's way to the app: `drop` (the socket goes and the envelope with it) and `drop-after-send` (the
 * envelope arrives and the socket goes before the acknowledgement can).
 */
export type FaultKind = "http-500" | "timeout" | "ratelimited" | "reset" | "error" | "drop" | "drop-after-send";

/** A fault for the next `times` calls of `method` ("*" is any Web API method), or for all of them while it lasts. */
export interface Fault {
  readonly method: string;
  readonly kind: FaultKind;
  readonly times: number;
  /** Milliseconds from its injection; `times` counts no more then. */
  readonly lastsMs?: number;
  /** Only calls for this channel. */
  readonly channel?: string;
  /** Seconds, for `ratelimited`; 1 unless told, and what is left of it when the fault lasts. */
  readonly retryAfter?: number;
  /** The error code for `error`. */
  readonly error?: string;
  /** True when the call takes effect all the same and only its answer is lost. */
  readonly performed?: boolean;
}

interface Waiting {
  readonly fault: Fault;
  /** When it ends, in ms since 1970; null when it counts calls. */
  readonly until: number | null;
  left: number;
}

/** The faults that wait for their call. */
export class Faults {
  #waiting: Waiting[] = [];

  /** Adds a fault behind those already waiting. */
  inject(fault: Fault, now: number): void {
    const until = fault.lastsMs === undefined ? null : now + fault.lastsMs;
    this.#waiting.push({ fault, until, left: fault.times });
  }

  /** Takes the fault that a call of `method` for `channel` meets at `now`, or null. */
  take(method: string, now: number, channel?: string): Fault | null {
    this.#waiting = this.#waiting.filter(({ until, left }) => (until === null ? left > 0 : now < until));
    const hit = this.#waiting.find(
      ({ fault }) =>
        (fault.method === method || (fault.method === "*" && method !== "socket")) &&
        (fault.channel === undefined || fault.channel === channel),
    );
    if (hit === undefined) return null;
    if (hit.until !== null) return { ...hit.fault, retryAfter: Math.max(1, Math.ceil((hit.until - now) / 1_000)) };
    hit.left -= 1;
    return hit.fault;
  }

  /** Forgets every fault. */
  clear(): void {
    this.#waiting = [];
  }
}
