import type { Digest } from "../domain/digest.ts";
import type { Subscription } from "../domain/subscription.ts";
import { toldBy } from "../domain/told-by.ts";
import { asWenzhaiError, type WenzhaiError } from "../errors.ts";
import type { Leases } from "../jobs/leases.ts";
import type { Clock } from "../ports/clock.ts";
import type { HeldJob, JobOutcome } from "../ports/job-table.ts";
import type { Log } from "../ports/log.ts";
import type { BriefingRun, Store } from "../ports/store.ts";
import { briefingJob, type Covered, readCovered, readPeriod, writeCovered } from "./briefing-job.ts";
import { type BriefingSources, composeBriefing } from "./compose-briefing.ts";
import { dueTimes } from "./due.ts";

const MINUTE_MS = 60_000;
/** A period's job is remembered until after the next one, so that a process whose clock is behind does not post the old period again. */
const REMEMBER_MS = (31 + 2) * 1_440 * MINUTE_MS;
/** A briefing this much older than its time says that it is late. */
const LATE_MS = 30 * MINUTE_MS;
/** With waits of 1, 2, 4 … 60, 60 minutes this is about six hours of trying. */
const MAX_FAILURES = 12;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;

/** Where a briefing stands; `found`: an earlier holder of its job had posted it. */
export interface Posted {
  readonly found: boolean;
  readonly channel: string;
  readonly thread: string;
}

/** What is said of a briefing beside what it tells; `late`: it should have come long before. */
export interface PostedWith {
  readonly due: number;
  readonly late: boolean;
}

/**
 * What delivering needs. `post` puts a digest into the subscription's channel, once for its job. It rejects with a retryable
 * error when it may be called again, and must then find what it has posted itself. `tellOwner` says that a briefing was given
 * up, once; what it rejects with is logged.
 */
export interface DeliveryParts extends BriefingSources {
  readonly store: Store;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  readonly post: (subscription: Subscription, digest: Digest, job: HeldJob, with_: PostedWith) => Promise<Posted>;
  readonly tellOwner: (subscription: Subscription, due: number, error: WenzhaiError) => Promise<void>;
}

/** A period that is in our hands and not yet told. */
interface Trouble {
  readonly job: HeldJob;
  readonly failures: number;
  readonly notBefore: number;
}

/**
 * One process's deliveries. Each period of a subscription is a job, written down and held before anything is posted; a process
 * that dies over it is followed by another, which finds what was posted by the job's mark.
 */
export class Deliveries {
  readonly #parts: DeliveryParts;
  readonly #troubles = new Map<string, Trouble>();
  readonly #unrecorded: { readonly run: BriefingRun; readonly job: string }[] = [];

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /**
   * Posts the briefing that was due last, unless it is done, in other hands, or to be tried later; gives the instant to
   * look at this subscription again. Rejects when the store cannot be asked or the subscription has no sound time.
   */
  async deliver(subscription: Subscription): Promise<number> {
    const { leases, clock } = this.#parts;
    const now = clock.now();
    const { last, next } = dueTimes(subscription, now);
    const period = new Date(last).toISOString();
    const trouble = await this.#troubleOf(subscription, period);
    if (isNotWanted(subscription, last) || (await this.#isRecorded(subscription, period))) return next;
    if (trouble !== undefined && now < trouble.notBefore) return Math.min(next, trouble.notBefore);
    const job = trouble?.job ?? { ...briefingJob(subscription, last, now), takes: 1, note: null };
    if (trouble !== undefined || (await leases.add(job))) await this.#tell(subscription, job);
    return Math.min(next, this.#troubles.get(subscription.id)?.notBefore ?? next);
  }

  /** Finishes what a dead process began: tells the period, unless it is recorded, another has come since, or nobody wants it. */
  async takeUp(job: HeldJob): Promise<void> {
    const { store, clock } = this.#parts;
    const { subscription: id, period } = readPeriod(job);
    const subscription = (await store.subscriptions()).find((each) => each.id === id);
    if (subscription === undefined) return this.#settle(job.id, "ignored");
    const { last } = dueTimes(subscription, clock.now());
    const isOver =
      new Date(last).toISOString() !== period ||
      isNotWanted(subscription, last) ||
      (await this.#isRecorded(subscription, period));
    // At worst it was posted and not recorded, and its articles are told again with the period that has come since.
    if (isOver) return this.#settle(job.id, "ignored");
    await this.#tell(subscription, job);
  }

  /** Records what was posted but could not be recorded at the time. Rejects when it still cannot. */
  async recordLeftOvers(): Promise<void> {
    for (let left = this.#unrecorded[0]; left !== undefined; left = this.#unrecorded[0]) {
      await this.#parts.store.recordRun(left.run);
      this.#unrecorded.shift();
      await this.#settle(left.job, "answered");
    }
  }

  async #troubleOf({ id }: Subscription, period: string): Promise<Trouble | undefined> {
    const trouble = this.#troubles.get(id);
    if (trouble === undefined || readPeriod(trouble.job).period === period) return trouble;
    this.#troubles.delete(id);
    await this.#settle(trouble.job.id, "dead", "next-period-due");
    return undefined;
  }

  async #isRecorded({ id }: Subscription, period: string): Promise<boolean> {
    const recorded = await this.#parts.store.lastPeriod(id);
    return recorded !== null && recorded >= period;
  }

  #settle(job: string, outcome: JobOutcome, reason?: string): Promise<void> {
    const why = reason === undefined ? {} : { reason };
    return this.#parts.leases.settle(job, { outcome, rememberMs: REMEMBER_MS, ...why });
  }

  /** Nothing was posted while composing, so that may be tried again whatever the error; after posting the error decides. */
  async #tell(subscription: Subscription, job: HeldJob): Promise<void> {
    const { clock, log, leases, post } = this.#parts;
    const { period } = readPeriod(job);
    let composed = false;
    try {
      const due = Date.parse(period);
      const { digest, passed } = await composeBriefing(this.#parts, subscription, due);
      composed = true;
      const covered = { told: toldBy(digest), passed };
      if (job.note === null) await leases.note(job.id, writeCovered(covered));
      const isSilent = subscription.silent && digest.items.length === 0;
      const late = clock.now() - due > LATE_MS;
      const posted = isSilent ? null : await post(subscription, digest, job, { due, late });
      this.#troubles.delete(subscription.id);
      this.#unrecorded.push({ run: this.#runOf(subscription, job, posted, covered), job: job.id });
      const found = posted?.found ?? false;
      log.info("briefing-posted", { subscription: subscription.id, period, items: digest.items.length, found, late });
    } catch (thrown) {
      const error = asWenzhaiError(thrown);
      return this.#fail(subscription, job, error, !composed || error.retryable);
    }
    await this.recordLeftOvers();
  }

  /** What was found told what its own process had read, not what stands in the index now. Only its own channel was told. */
  #runOf({ id, channel }: Subscription, job: HeldJob, posted: Posted | null, composed: Covered): BriefingRun {
    const { told, passed } = (posted?.found ? readCovered(job) : null) ?? composed;
    const at = new Date(this.#parts.clock.now()).toISOString();
    const here = posted !== null && posted.channel === channel && told.articles.length > 0;
    const telling = here ? { ...told, key: job.id, channel, thread: posted.thread, at } : null;
    return { subscription: id, period: readPeriod(job).period, at, passed, telling };
  }

  async #fail(subscription: Subscription, job: HeldJob, error: WenzhaiError, again: boolean): Promise<void> {
    const { clock, log, tellOwner } = this.#parts;
    const { id } = subscription;
    const failures = (this.#troubles.get(id)?.failures ?? 0) + 1;
    const facts = { subscription: id, period: readPeriod(job).period, failures, error };
    if (!again || failures >= MAX_FAILURES) {
      this.#troubles.delete(id);
      log.error("briefing-given-up", facts);
      const due = Date.parse(facts.period);
      await tellOwner(subscription, due, error).catch((cause) => log.warn("owner-not-told", { ...facts, cause }));
      return this.#settle(job.id, "dead", error.code);
    }
    const waitMs = Math.min(LONGEST_WAIT_MS, MINUTE_MS * 2 ** (failures - 1));
    // From now on something may stand there: whoever tries again looks first.
    this.#troubles.set(id, { job: { ...job, takes: job.takes + 1 }, failures, notBefore: clock.now() + waitMs });
    log.warn("briefing-postponed", { ...facts, waitMs });
  }
}

/** Paused, skipped, or due before anybody wanted it. */
function isNotWanted({ paused, after }: Subscription, due: number): boolean {
  return paused || due <= Date.parse(after);
}
