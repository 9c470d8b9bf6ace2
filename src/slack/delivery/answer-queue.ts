import PQueue from "p-queue";
import type { Language } from "../../domain/article.ts";
import { asWenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import { failureMessage, failureNotice } from "../views/failure-view.ts";
import type { Outbox } from "./outbox.ts";
import type { BreakOff } from "./running.ts";

/** Answers worked on at once: enough to hide the waiting for models and Slack, few enough for two cores. */
const AT_ONCE = 4;
/** Beyond this many waiting, people are told to come back: the wait would be longer than anyone's patience. */
const WAITING = 1_000;
/** No answer takes longer; the parts have shorter limits of their own. */
const LIMIT_MS = 180_000;
/** How long a stopping app lets answers in flight finish, and then their messages. */
const GRACE_MS = 20_000;
const LAST_WORDS_MS = 5_000;

/** One thing to do for one person. Whatever `run` throws is told through `outbox()`, as it is at that moment. */
export interface Task {
  readonly work: AbortController;
  readonly language: Language;
  readonly outbox: () => Outbox;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** Does a few tasks at a time, keeps the others waiting in bounds, and tells every person whose task fails. */
export interface AnswerQueue {
  take(task: Task): void;
  /** Resolves when nothing is in flight; what does not finish in time is broken off and its person told. */
  stop(): Promise<void>;
}

interface DeskParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
}

function isBreakOff(reason: unknown): reason is Exclude<BreakOff, "stopped"> {
  return reason === "restarting" || reason === "too-long";
}

/** A queue with nothing on it. */
export function createAnswerQueue({ clock, log, newId }: DeskParts): AnswerQueue {
  const queue = new PQueue({ concurrency: AT_ONCE });
  const open = new Set<Task>();

  const tell = async (task: Task, reason: unknown) => {
    const id = newId();
    const error = asWenzhaiError(reason);
    const message = isBreakOff(reason)
      ? failureNotice(reason, id, task.language)
      : failureMessage(error, id, task.language);
    log.error("task-failed", { id, code: isBreakOff(reason) ? reason : error.code, cause: error.cause ?? error });
    await task.outbox().post(message);
  };
  const perform = async (task: Task) => {
    const cancel = clock.after(LIMIT_MS, () => task.work.abort("too-long" satisfies BreakOff));
    try {
      await task.run(task.work.signal);
    } catch (reason) {
      await tell(task, reason).catch((cause: unknown) => log.error("failure-not-told", { cause }));
    } finally {
      cancel();
      open.delete(task);
    }
  };
  const refuse = async (task: Task) => {
    const id = newId();
    log.warn("too-busy", { id });
    await task
      .outbox()
      .post(failureNotice("busy", id, task.language))
      .catch((cause: unknown) => log.error("failure-not-told", { cause }));
  };
  const idleWithin = (ms: number) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = clock.after(ms, resolve);
    return Promise.race([queue.onIdle(), promise]).finally(cancel);
  };
  return {
    take: (task) => {
      if (queue.size >= WAITING) return void refuse(task);
      open.add(task);
      void queue.add(() => perform(task));
    },
    stop: async () => {
      await idleWithin(GRACE_MS);
      for (const task of open) task.work.abort("restarting" satisfies BreakOff);
      await idleWithin(LAST_WORDS_MS);
    },
  };
}
