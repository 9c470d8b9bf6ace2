/**
 * What may go wrong on purpose. For a Web API method: `http-500`, `timeout` (no answer ever), `ratelimited`
 * (429 with Retry-After), `reset` (the connection is cut) and `error` (an `ok: false`). For the method "socket",
 * an envelope's way to the app: `drop` (the socket goes and the envelope with it) and `drop-after-send` (the
 * envelope arrives and the socket goes before the acknowledgement can).
 */
export type FaultKind = "http-500" | "timeout" | "ratelimited" | "reset" | "error" | "drop" | "drop-after-send";

/** A fault for the next `times` calls of `method` ("*" is any Web API method). */
export interface Fault {
  readonly method: string;
  readonly kind: FaultKind;
  readonly times: number;
  /** Seconds, for `ratelimited`; 1 unless told. */
  readonly retryAfter?: number;
  /** The error code for `error`. */
  readonly error?: string;
  /** True when the call takes effect all the same and only its answer is lost. */
  readonly performed?: boolean;
}

/** The faults that wait for their call. */
export class Faults {
  #waiting: { fault: Fault; left: number }[] = [];

  /** Adds a fault behind those already waiting. */
  inject(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times });
  }

  /** Takes the fault that the next call of `method` meets, or null. */
  take(method: string): Fault | null {
    const hit = this.#waiting.find(
      ({ fault }) => fault.method === method || (fault.method === "*" && method !== "socket"),
    );
    if (hit === undefined) return null;
    hit.left -= 1;
    this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    return hit.fault;
  }

  /** Forgets every fault. */
  clear(): void {
    this.#waiting = [];
  }
}
