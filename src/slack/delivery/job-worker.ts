import PQueue from "p-queue";
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
import { orAborted } from "./until-aborted.ts";

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
export interface Shift {
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

/** Does jobs, and settles each one way or another. */
export interface JobWorker {
  take(job: HeldJob): void;
  /** Resolves when nothing is worked on; what does not finish in time is dropped, for the next process to take up. */
  stop(): Promise<void>;
}

interface WorkerParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly leases: Leases;
  readonly calls: Pick<SlackCalls, "tokensTaken">;
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

/** A worker with nothing to do. `taskOf` says how a job is done. */
export function createJobWorker(parts: WorkerParts, taskOf: (shift: Shift) => Task): JobWorker {
  const { clock, log, newId, leases, calls } = parts;
  const queue = new PQueue({ concurrency: AT_ONCE });
  const open = new Map<string, Open>();
  const ended = new Set<() => void>();
  let stopping = false;

  const drop = ({ life, work }: Open, reason: BreakOff) => {
    life.abort(reason);
    work.abort(reason);
  };
  leases.onLost((id) => {
    const lost = open.get(id);
    if (lost) drop(lost, "lost");
  });
  const shiftOf = (job: HeldJob, entry: Open): Omit<Shift, "failure"> => ({
    job,
    work: entry.work,
    life: entry.life.signal,
    confirm: async () => {
      if (!(await leases.holds(job.id))) drop(entry, "lost");
      entry.life.signal.throwIfAborted();
    },
    inTurn: (heavy) => {
      if (queue.size >= WAITING) return Promise.reject("busy" satisfies Failure);
      return queue.add(async () => {
        entry.life.signal.throwIfAborted();
        const cancel = clock.after(LIMIT_MS, () => entry.work.abort("too-long" satisfies BreakOff));
        return heavy().finally(cancel);
      });
    },
  });
  const failureIn = (language: () => Language) => (reason: unknown) => {
    const id = newId();
    const error = asWenzhaiError(reason);
    const [code, cause] = isNotice(reason) ? [reason, reason] : [error.code, error.cause ?? error];
    log.error("task-failed", { id, code, cause });
    return failureSentence(isNotice(reason) ? reason : error, id, language());
  };
  /** What cannot be said because Slack takes it nowhere needs no other try to say so. */
  const deadOf = (reason: unknown): End | null => {
    const failure = slackFailure(reason);
    if (failure.kind === "refused") return { outcome: "dead", reason: failure.error };
    return failure.kind === "passing" ? { outcome: "dead", reason: UNREACHABLE } : null;
  };
  const perform = async (task: Task, { job, life, failure }: Shift): Promise<End> => {
    try {
      await calls.tokensTaken();
      if (job.takes > MOST_TAKES) throw "restarting" satisfies Failure;
      return { outcome: await task.run() };
    } catch (reason) {
      life.throwIfAborted();
      const dead = deadOf(reason);
      if (dead !== null) return dead;
      await task.outbox().write(0, plainMessage(failure(reason)), true);
      return { outcome: "told" };
    }
  };
  const settle = async ({ id, kind, at }: HeldJob, end: End) => {
    const rememberMs = end.outcome === "dead" ? REMEMBER_DEAD_MS : REMEMBER_MS;
    await leases.settle(id, { ...end, rememberMs });
    const facts = { job: id, kind, ...end, ms: clock.now() - at };
    if (end.outcome === "dead") log.error("job-dead", facts);
    else log.info("job-settled", facts);
  };
  const attempt = async (job: HeldJob, entry: Open): Promise<End> => {
    let task: Task | null = null;
    const shift: Shift = { ...shiftOf(job, entry), failure: failureIn(() => task?.language ?? "en") };
    try {
      task = taskOf(shift);
      return await orAborted(perform(task, shift), shift.life);
    } catch (reason) {
      shift.life.throwIfAborted();
      return deadOf(reason) ?? { outcome: "dead", reason: "not-told" };
    }
  };
  const run = async (job: HeldJob, entry: Open) => {
    let end = await attempt(job, entry);
    while (end.reason === UNREACHABLE && clock.now() - job.at < WORTH_MS) {
      log.warn("job-waits-for-slack", { job: job.id });
      // Something of it may stand there.
      end = await attempt({ ...job, takes: Math.max(job.takes, 2) }, entry);
    }
    await settle(job, end);
  };
  return {
    take: (job) => {
      // Still held: stopping the leases lets it go.
      if (stopping) return;
      const entry: Open = { life: new AbortController(), work: new AbortController() };
      open.set(job.id, entry);
      // Dropped jobs end here without a word.
      const running = run(job, entry).catch(() => undefined);
      void running.finally(() => {
        if (open.get(job.id) === entry) open.delete(job.id);
        if (open.size === 0) for (const call of ended) call();
      });
    },
    stop: async () => {
      stopping = true;
      if (open.size === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      ended.add(resolve);
      const cancel = clock.after(GRACE_MS, () => {
        for (const entry of open.values()) drop(entry, "restarting");
      });
      await promise;
      cancel();
    },
  };
}
