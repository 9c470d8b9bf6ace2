import PQueue from "p-queue";
import type { Clock } from "../../ports/clock.ts";

interface CallQueue {
  readonly calls: PQueue;
  /** Resolves when the limit that holds now is over; null when there is none. */
  limit: Promise<void> | null;
}

/** A queue for each method and channel, since that is what Slack limits: one call at a time, and none while a limit holds. */
export class CallQueues {
  readonly #clock: Clock;
  readonly #queues = new Map<string, CallQueue>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether no limit holds. */
  isOpen(method: string, channel: string | null): boolean {
    return (this.#queues.get(keyOf(method, channel))?.limit ?? null) === null;
  }

  /** Makes a call when its turn has come. `limitOf` reads from what it threw for how many ms nobody may call; 0 for no limit. */
  async add<T>(
    method: string,
    channel: string | null,
    call: () => Promise<T>,
    limitOf: (thrown: unknown) => number,
  ): Promise<T> {
    const key = keyOf(method, channel);
    const queue = this.#queues.get(key) ?? { calls: new PQueue({ concurrency: 1 }), limit: null };
    this.#queues.set(key, queue);
    try {
      return await queue.calls.add(async () => {
        while (queue.limit !== null) await queue.limit;
        try {
          return await call();
        } catch (thrown) {
          // Here, before the next in the queue has its turn.
          const ms = limitOf(thrown);
          if (ms > 0) this.#hold(queue, ms);
          throw thrown;
        }
      });
    } finally {
      if (queue.calls.size + queue.calls.pending === 0 && queue.limit === null) this.#queues.delete(key);
    }
  }

  #hold(queue: CallQueue, ms: number): void {
    queue.limit = new Promise<void>((resolve) => void this.#clock.after(ms, resolve)).then(() => {
      queue.limit = null;
    });
  }
}

function keyOf(method: string, channel: string | null): string {
  return `${method} ${channel ?? ""}`;
}
