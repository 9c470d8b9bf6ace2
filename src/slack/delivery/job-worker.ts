import PQueue from "p-queue";
import { unlessAborted } from "../../adapters/unless-aborted.ts";
import type { Language } from "../../domain/article.ts";
import { asWenzhaiError } from "../../errors.ts";
import type { Leases } from "../../jobs/leases.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HeldJob, JobOutcome } from "../../ports/job-table.ts";
import type { Log } from "../../ports/log.ts";
import type { SlackCalls } from "../calls/slack-calls.ts";
import { slackFailure } from "../calls/slack-failure.ts";
import { failureSentence } from "../views/failure-view.ts";
import { plainMessage } from "../views/plain-message.ts";
import type { Failure } from "../views/words.ts";
import type { Outbox } from "./outbox.ts";
import type { BreakOff } from "./running.ts";

/** Answers worked on at once: enough to hide the waiting for models, few enough for two cores. Waiting for Slack takes no place. */
const AT_ONCE = 4;
/** Beyond this many waiting, people are told to come back: the wait would be longer than anyone's patience. */
const WAITING = 1_000;
/** No answer takes longer; the parts have shorter limits of their own. */
const LIMIT_MS = 180_000;
/** How long a stopping app lets answers in flight finish; the rest is left to whoever starts next. */
const GRACE_MS = 3_000;
/** A job that was begun so often and never ended may be what ends the process: then it is told instead of tried. */
const MOST_TAKES = 5;
/** Slack redelivers for up to a day (delayed events); a job's id outlives that twice. Dead letters are kept to be seen. */
const REMEMBER_MS = 48 * 3_600_000;
const REMEMBER_DEAD_MS = 30 * 24 * 3_600_000;

/** A call that failed for an hour is begun again, hour after hour, as long as an answer may be of use. */
const UNREACHABLE = "slack-unreachable";
const WORTH_MS = 24 * 3_600_000;

/** One job while it is worked on. */
export interface ActiveJob {
  readonly job: HeldJob;
  /** Breaks off the answering, but not what is said of it. */
  readonly work: AbortController;
  /** Aborted when nothing more is to be done or said: "restarting" or "lost". */
  readonly life: AbortSignal;
  /** Throws when the job is no longer ours. */
  readonly confirm: () => Promise<void>;
  /** Does the heavy part, a few at a time. Rejects with "busy" when too many wait. */
  readonly inTurn: <T>(heavy: () => Promise<T>) => Promise<T>;
  /** The sentence a person is told of a failure; the log has the rest under its id. */
  readonly failure: (reason: unknown) => string;
}

/** How one job is done. What `run` throws is told through `outbox()`, as it is at that moment. */
export interface Task {
  readonly language: Language;
  readonly outbox: () => Outbox;
  readonly run: () => Promise<JobOutcome>;
}

/** What a worker works with. */
export interface WorkerParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly leases: Leases;
  readonly calls: Pick<SlackCalls, "tokenTaken">;
}

interface End {
  readonly outcome: JobOutcome;
  readonly reason?: string;
}

interface Open {
  readonly life: AbortController;
  readonly work: AbortController;
}

const NOTICES: ReadonlySet<unknown> = new Set(["busy", "restarting", "too-long"] satisfies Failure[]);

function isNotice(reason: unknown): reason is Failure {
  return NOTICES.has(reason);
}

/** What cannot be said because Slack takes it nowhere needs no other try to say so. */
function deadOf(reason: unknown): End | null {
  const failure = slackFailure(reason);
  if (failure.kind === "refused") return { outcome: "dead", reason: failure.error };
  return failure.kind === "passing" ? { outcome: "dead", reason: UNREACHABLE } : null;
}

function drop({ life, work }: Open, reason: BreakOff): void {
  life.abort(reason);
  work.abort(reason);
}

/** Does jobs, and settles each one way or another. */
export class JobWorker {
  readonly #parts: WorkerParts;
  readonly #taskOf: (active: ActiveJob) => Task;
  readonly #turns = new PQueue({ concurrency: AT_ONCE });
  readonly #open = new Map<string, Open>();
  readonly #idle = new Set<() => void>();
  #stopping = false;

  /** `taskOf` says how a job is done. */
  constructor(parts: WorkerParts, taskOf: (active: ActiveJob) => Task) {
    this.#parts = parts;
    this.#taskOf = taskOf;
    parts.leases.onLost((id) => {
      const lost = this.#open.get(id);
      if (lost) drop(lost, "lost");
    });
  }

  /** Begins a job that this process holds. */
  take(job: HeldJob): void {
    // Still held: stopping the leases lets it go.
    if (this.#stopping) return;
    const entry: Open = { life: new AbortController(), work: new AbortController() };
    this.#open.set(job.id, entry);
    // Dropped jobs end here without a word.
    const running = this.#run(job, entry).catch(() => undefined);
    void running.finally(() => {
      if (this.#open.get(job.id) === entry) this.#open.delete(job.id);
      if (this.#open.size === 0) for (const call of this.#idle) call();
    });
  }

  /** Resolves when nothing is worked on; what does not finish in time is dropped, for the next process to take up. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#open.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#idle.add(resolve);
    const cancel = this.#parts.clock.after(GRACE_MS, () => {
      for (const entry of this.#open.values()) drop(entry, "restarting");
    });
    await promise;
    cancel();
  }

  async #run(job: HeldJob, entry: Open): Promise<void> {
    const { clock, log } = this.#parts;
    let end = await this.#attempt(job, entry);
    while (end.reason === UNREACHABLE && clock.now() - job.at < WORTH_MS) {
      log.warn("job-waits-for-slack", { job: job.id });
      // Something of it may stand there.
      end = await this.#attempt({ ...job, takes: Math.max(job.takes, 2) }, entry);
    }
    await this.#settle(job, end);
  }

  async #attempt(job: HeldJob, entry: Open): Promise<End> {
    let task: Task | null = null;
    const failure = (reason: unknown) => this.#sentence(reason, task?.language ?? "en");
    const active = { ...this.#activeJob(job, entry), failure };
    try {
      task = this.#taskOf(active);
      return await unlessAborted(this.#perform(task, active), active.life);
    } catch (reason) {
      active.life.throwIfAborted();
      return deadOf(reason) ?? { outcome: "dead", reason: "not-told" };
    }
  }

  async #perform(task: Task, { job, life, failure }: ActiveJob): Promise<End> {
    try {
      await this.#parts.calls.tokenTaken();
      if (job.takes > MOST_TAKES) throw "restarting" satisfies Failure;
      return { outcome: await task.run() };
    } catch (reason) {
      life.throwIfAborted();
      const dead = deadOf(reason);
      if (dead !== null) return dead;
      await task.outbox().write(0, plainMessage(failure(reason)), true);
      return { outcome: "told" };
    }
  }

  #activeJob(job: HeldJob, entry: Open): Omit<ActiveJob, "failure"> {
    const { work, life } = entry;
    const confirm = async () => {
      if (!(await this.#parts.leases.holds(job.id))) drop(entry, "lost");
      life.signal.throwIfAborted();
    };
    return { job, work, life: life.signal, confirm, inTurn: (heavy) => this.#inTurn(entry, heavy) };
  }

  #inTurn<T>({ life, work }: Open, heavy: () => Promise<T>): Promise<T> {
    if (this.#turns.size >= WAITING) return Promise.reject("busy" satisfies Failure);
    return this.#turns.add(async () => {
      life.signal.throwIfAborted();
      const cancel = this.#parts.clock.after(LIMIT_MS, () => work.abort("too-long" satisfies BreakOff));
      return heavy().finally(cancel);
    });
  }

  #sentence(reason: unknown, language: Language): string {
    const id = this.#parts.newId();
    const error = asWenzhaiError(reason);
    const [code, cause] = isNotice(reason) ? [reason, reason] : [error.code, error.cause ?? error];
    this.#parts.log.error("task-failed", { id, code, cause });
    return failureSentence(isNotice(reason) ? reason : error, id, language);
  }

  async #settle({ id, kind, at }: HeldJob, end: End): Promise<void> {
    const { leases, log, clock } = this.#parts;
    const isDead = end.outcome === "dead";
    await leases.settle(id, { ...end, rememberMs: isDead ? REMEMBER_DEAD_MS : REMEMBER_MS });
    const facts = { job: id, kind, ...end, ms: clock.now() - at };
    if (isDead) log.error("job-dead", facts);
    else log.info("job-settled", facts);
  }
}
