import type { Digest, Subscription } from "../domain/digest.ts";
import { asWenzhaiError, type WenzhaiError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { BriefingRun, Store } from "../ports/store.ts";
import { type BriefingSources, composeBriefing } from "./compose-briefing.ts";
import { dueTimes } from "./due.ts";

const MINUTE_MS = 60_000;
/** A claim outlives its period, so that a process whose clock is behind does not post the old period again. */
const CLAIM_MARGIN_MS = 1_440 * MINUTE_MS;
/** With waits of 1, 2, 4 … 60, 60 minutes this is about six hours of trying. */
const MAX_FAILURES = 12;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;

/**
 * What delivering needs. `post` puts a digest into the subscription's channel; `at` is the ISO instant it was due. It should
 * reject with a retryable error only when it is certain that nothing was posted, for then it is called again.
 */
export interface DeliveryParts extends BriefingSources {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly post: (subscription: Subscription, digest: Digest, at: string) => Promise<void>;
}

/** What went wrong with a subscription's present period, in this process. */
interface Trouble {
  readonly period: string;
  readonly failures: number;
  readonly notBefore: number;
  /** The claim could not be given back, so it is still ours. */
  readonly holding: boolean;
}

/**
 * One process's deliveries, with what they remember between ticks. At most one post per subscription and period: the period
 * is claimed before posting, and the claim is given back only when nothing was posted and trying again makes sense. A process
 * killed between claim and record leaves the period as it is; at worst that one briefing is missing, or its articles are told
 * again a week later.
 */
export class Deliveries {
  readonly #parts: DeliveryParts;
  readonly #troubles = new Map<string, Trouble>();
  readonly #unrecorded: BriefingRun[] = [];

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /**
   * Posts the briefing that was due last, unless it is done, claimed elsewhere, or to be tried later; gives the instant to
   * look at this subscription again. Rejects when the store cannot be asked or the subscription has no sound time.
   */
  async deliver(subscription: Subscription): Promise<number> {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const { last, next } = dueTimes(subscription, now);
    const period = new Date(last).toISOString();
    const trouble = this.#troubleOf(subscription, period);
    if (last <= Date.parse(subscription.since) || (await this.#isRecorded(subscription, period))) return next;
    if (trouble !== undefined && now < trouble.notBefore) return Math.min(next, trouble.notBefore);
    const claimed = trouble?.holding || (await store.claim(keyOf(subscription, period), now, next + CLAIM_MARGIN_MS));
    if (claimed) await this.#postClaimed(subscription, last);
    return Math.min(next, this.#troubles.get(subscription.id)?.notBefore ?? next);
  }

  /** Records what was posted but could not be recorded at the time. Rejects when it still cannot. */
  async recordLeftOvers(): Promise<void> {
    for (let run = this.#unrecorded[0]; run !== undefined; run = this.#unrecorded[0]) {
      await this.#parts.store.recordRun(run);
      this.#unrecorded.shift();
    }
  }

  #troubleOf({ id }: Subscription, period: string): Trouble | undefined {
    const trouble = this.#troubles.get(id);
    if (trouble?.period === period) return trouble;
    this.#troubles.delete(id);
    return undefined;
  }

  async #isRecorded({ id }: Subscription, period: string): Promise<boolean> {
    const recorded = await this.#parts.store.lastPeriod(id);
    return recorded !== null && recorded >= period;
  }

  /** Nothing was posted while composing, so that may be tried again whatever the error; after posting the error decides. */
  async #postClaimed(subscription: Subscription, due: number): Promise<void> {
    const { clock, log, post } = this.#parts;
    const period = new Date(due).toISOString();
    let composed = false;
    try {
      const { digest, covered } = await composeBriefing(this.#parts, subscription, due);
      composed = true;
      await post(subscription, digest, period);
      const at = new Date(clock.now()).toISOString();
      this.#troubles.delete(subscription.id);
      this.#unrecorded.push({ subscription: subscription.id, period, articles: covered, at });
      log.info("briefing-posted", { subscription: subscription.id, period, items: digest.items.length });
    } catch (thrown) {
      const error = asWenzhaiError(thrown);
      return this.#fail(subscription, period, error, !composed || error.retryable);
    }
    await this.recordLeftOvers();
  }

  async #fail(subscription: Subscription, period: string, error: WenzhaiError, again: boolean): Promise<void> {
    const { clock, log } = this.#parts;
    const failures = (this.#troubles.get(subscription.id)?.failures ?? 0) + 1;
    const facts = { subscription: subscription.id, period, failures, error };
    if (!again || failures >= MAX_FAILURES) {
      this.#troubles.delete(subscription.id);
      return log.error("briefing-given-up", facts);
    }
    const waitMs = Math.min(LONGEST_WAIT_MS, MINUTE_MS * 2 ** (failures - 1));
    const holding = !(await this.#released(keyOf(subscription, period)));
    this.#troubles.set(subscription.id, { period, failures, notBefore: clock.now() + waitMs, holding });
    log.warn("briefing-postponed", { ...facts, waitMs });
  }

  async #released(key: string): Promise<boolean> {
    try {
      await this.#parts.store.release(key);
      return true;
    } catch (error) {
      this.#parts.log.warn("briefing-claim-kept", { claim: key, error });
      return false;
    }
  }
}

function keyOf({ id }: Subscription, period: string): string {
  return `briefing:${id}:${period}`;
}
