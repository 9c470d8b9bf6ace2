import type { Subscription } from "../domain/subscription.ts";
import { BRIEFING } from "./briefing-job.ts";
import { Deliveries, type DeliveryParts } from "./deliveries.ts";

/** A subscription made or stopped is noticed within this time. */
const LONGEST_SLEEP_MS = 60_000;

/** Posts briefings as they fall due. */
export interface Scheduler {
  /** Looks for what is due now, then keeps waking: at the next due instant, after a minute at the latest. */
  start(): void;
  /** Stops waking, and resolves once the delivery in flight is done. What else is due waits for the next start. */
  stop(): Promise<void>;
  /** One look at every subscription, after those under way. Never rejects: what goes wrong is logged. */
  tick(): Promise<void>;
}

/**
 * The scheduler of briefings. Each is posted once over all processes that share the store. One that fell due while
 * no process ran is posted late; of several missed ones only the latest. What a process that died had begun is finished by
 * another, if `leases` are started. `post` is also called with a digest without
 * items: that nothing is new is news.
 */
export function createScheduler(parts: DeliveryParts): Scheduler {
  const { store, clock, log } = parts;
  const deliveries = new Deliveries(parts);
  const recordLeftOvers = () => deliveries.recordLeftOvers();
  let running: Promise<void> = Promise.resolve();
  let cancel: (() => void) | null = null;
  let starts = 0;
  let stopping = false;
  let wakeAt = 0;

  async function look(): Promise<void> {
    wakeAt = clock.now() + LONGEST_SLEEP_MS;
    await quietly("briefing-record-failed", {}, recordLeftOvers);
    await quietly("briefing-look-failed", {}, async () => {
      for (const subscription of await store.subscriptions()) await lookAt(subscription);
    });
  }

  async function lookAt(subscription: Subscription): Promise<void> {
    if (stopping) return;
    await quietly("briefing-failed", { subscription: subscription.id }, async () => {
      wakeAt = Math.min(wakeAt, await deliveries.deliver(subscription));
    });
  }

  async function quietly(
    event: string,
    facts: Readonly<Record<string, unknown>>,
    call: () => Promise<void>,
  ): Promise<void> {
    try {
      await call();
    } catch (error) {
      log.error(event, { ...facts, error });
    }
  }

  parts.leases.onOrphan([BRIEFING], (job) => {
    running = running.then(() => quietly("briefing-failed", { job: job.id }, () => deliveries.takeUp(job)));
  });

  function tick(): Promise<void> {
    running = running.then(look);
    return running;
  }

  async function wake(mine: number): Promise<void> {
    await tick();
    if (!stopping && mine === starts) cancel = clock.after(wakeAt - clock.now(), () => void wake(mine));
  }

  function start(): void {
    if (starts > 0 && !stopping) return;
    stopping = false;
    starts++;
    void wake(starts);
  }

  async function stop(): Promise<void> {
    stopping = true;
    cancel?.();
    await running;
    await quietly("briefing-record-failed", {}, recordLeftOvers);
  }

  return { start, stop, tick };
}
