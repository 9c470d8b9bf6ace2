import type { Clock } from "../ports/clock.ts";
import type { HeldJob, Job, JobHold, JobOutcome, JobTable } from "../ports/job-table.ts";
import type { Log } from "../ports/log.ts";

/** How often a holder shows that it lives, and looks at who else does. */
const BEAT_MS = 1_000;
/** A holder whose beat stands still this many looks is taken for dead. A process that was only held up finds out by `holds`. */
const STILL_LOOKS = 8;
/** How many jobs are remembered here while the store cannot be written. */
const REMEMBERED = 10_000;

/** What leases are kept with. `holder` is this process's own name, new at each start. */
export interface LeaseParts {
  readonly jobs: JobTable;
  readonly clock: Clock;
  readonly log: Log;
  readonly holder: string;
}

/** The end of a job, and for how long its id is remembered after. */
export interface Ending {
  readonly outcome: JobOutcome;
  readonly reason?: string;
  readonly rememberMs: number;
}

interface Watched {
  readonly holder: string | null;
  readonly beat: number;
  readonly looks: number;
}

/**
 * The jobs that this process holds, kept alive by a beat, and those of others that have died, taken over. No clock is
 * compared with another: what counts is how often a beat was seen to stand still, so a clock that is set changes nothing.
 */
export class Leases {
  readonly #parts: LeaseParts;
  readonly #mine = new Set<string>();
  /** Jobs that could not be written down: held here alone, and known again as long as the process lives. */
  readonly #loose = new Set<string>();
  readonly #unsettled = new Map<string, () => Promise<boolean>>();
  readonly #watched = new Map<string, Watched>();
  readonly #takers = new Map<string, (job: HeldJob) => void>();
  readonly #losers: ((id: string) => void)[] = [];
  #cancel: (() => void) | null = null;
  #running = false;
  #beating: Promise<void> = Promise.resolve();

  constructor(parts: LeaseParts) {
    this.#parts = parts;
  }

  /** Orphaned jobs of these kinds are taken over, and given to `take`. */
  onOrphan(kinds: readonly string[], take: (job: HeldJob) => void): void {
    for (const kind of kinds) this.#takers.set(kind, take);
  }

  /** Hears of jobs that were ours and are no longer. */
  onLost(call: (id: string) => void): void {
    this.#losers.push(call);
  }

  /** Begins to beat and to look. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    const next = async (): Promise<void> => {
      await this.beat();
      if (this.#running) this.#cancel = this.#parts.clock.after(BEAT_MS, () => void next());
    };
    void next();
  }

  /** Stops, and lets go of everything that is still held, so that another takes it up at once. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#cancel?.();
    await this.#beating;
    await this.#quietly("lease-not-settled", () => this.#settleLeftOvers());
    for (const id of [...this.#mine]) await this.#quietly("lease-not-released", () => this.release(id));
  }

  /** Writes a new job down, in our hands. False when it is known already. Rejects when it cannot be written. */
  async add(job: Job): Promise<boolean> {
    if (this.#loose.has(job.id)) return false;
    const added = await this.#parts.jobs.add(job, this.#parts.holder);
    if (added) this.#mine.add(job.id);
    return added;
  }

  /** The same, but a store that fails must neither silence us nor make us repeat ourselves: then the job is remembered here. */
  async addOrRemember(job: Job): Promise<boolean> {
    try {
      return await this.add(job);
    } catch (cause) {
      this.#parts.log.error("job-not-written", { job: job.id, cause });
      if (this.#loose.has(job.id)) return false;
      const [oldest] = this.#loose;
      if (this.#loose.size >= REMEMBERED && oldest !== undefined) this.#loose.delete(oldest);
      this.#loose.add(job.id);
      return true;
    }
  }

  /** Whether a job is still ours to speak for. A store that cannot say leaves it ours. */
  async holds(id: string): Promise<boolean> {
    if (this.#loose.has(id)) return true;
    if (!this.#mine.has(id)) return false;
    return this.#parts.jobs.holds(id, this.#parts.holder).catch(() => true);
  }

  /** Leaves a word for whoever takes the job after us. A note that cannot be written is only logged. */
  async note(id: string, note: string): Promise<void> {
    if (this.#loose.has(id)) return;
    await this.#quietly("job-not-noted", () => this.#parts.jobs.note(id, this.#parts.holder, note));
  }

  /** Ends a job. What cannot be written now is written with a later beat. */
  async settle(id: string, ending: Ending): Promise<void> {
    if (!this.#mine.delete(id)) return;
    const { clock, jobs, holder } = this.#parts;
    const { rememberMs, ...rest } = ending;
    const at = clock.now();
    const write = () => jobs.settle(id, holder, { ...rest, at, forgetAt: at + rememberMs });
    this.#unsettled.set(id, write);
    await this.#quietly("job-not-settled", () => this.#settleLeftOvers());
  }

  /** Lets a job go, for anyone to take up. */
  async release(id: string): Promise<void> {
    if (this.#mine.delete(id)) await this.#parts.jobs.release(id, this.#parts.holder);
  }

  /** One sign of life and one look around. Never rejects. */
  beat(): Promise<void> {
    this.#beating = this.#beating.then(async () => {
      await this.#quietly("lease-not-settled", () => this.#settleLeftOvers());
      await this.#quietly("lease-not-renewed", () => this.#renew());
      await this.#quietly("lease-look-failed", () => this.#look());
    });
    return this.#beating;
  }

  async #settleLeftOvers(): Promise<void> {
    for (const [id, write] of this.#unsettled) {
      await write();
      this.#unsettled.delete(id);
    }
  }

  async #renew(): Promise<void> {
    const before = [...this.#mine];
    if (before.length === 0 && this.#unsettled.size === 0) return;
    const kept = await this.#parts.jobs.renew(this.#parts.holder);
    for (const id of before) {
      if (kept.has(id) || !this.#mine.delete(id)) continue;
      this.#parts.log.warn("job-lost", { job: id });
      for (const lose of this.#losers) lose(id);
    }
  }

  async #look(): Promise<void> {
    const seen = await this.#parts.jobs.unsettled();
    const ids = new Set(seen.map(({ id }) => id));
    for (const id of this.#watched.keys()) if (!ids.has(id)) this.#watched.delete(id);
    for (const hold of seen) if (hold.holder !== this.#parts.holder && this.#isOrphan(hold)) await this.#takeOver(hold);
  }

  #isOrphan({ id, holder, beat }: JobHold): boolean {
    if (holder === null) return true;
    const before = this.#watched.get(id);
    const looks = before?.holder === holder && before.beat === beat ? before.looks + 1 : 0;
    this.#watched.set(id, { holder, beat, looks });
    return looks >= STILL_LOOKS;
  }

  async #takeOver(hold: JobHold): Promise<void> {
    const take = this.#takers.get(hold.kind);
    if (take === undefined) return;
    const job = await this.#parts.jobs.take(hold, this.#parts.holder);
    if (job === null) return;
    this.#watched.delete(job.id);
    this.#mine.add(job.id);
    this.#parts.log.info("job-taken-over", { job: job.id, takes: job.takes });
    take(job);
  }

  async #quietly(event: string, call: () => Promise<unknown>): Promise<void> {
    try {
      await call();
    } catch (cause) {
      this.#parts.log.error(event, { cause });
    }
  }
}
