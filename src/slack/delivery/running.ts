/**
 * Why a running answer was broken off. After "restarting" and "lost" nothing more is said: another process takes the job up,
 * or has done so.
 */
export type BreakOff = "stopped" | "too-long" | "restarting" | "lost";

/** The answers being worked on, by thread, so that Stop finds them. */
export interface Running {
  /** Until the function it gives is called, `stop` on this thread aborts `work`. */
  add(channel: string, thread: string, work: AbortController, job?: string): () => void;
  /** Breaks off what this job, or an earlier edit of its question, is doing. */
  stopFor(job: string): void;
  /** Breaks off what runs in a thread; gives how many answers that were. */
  stop(channel: string, thread: string): number;
}

/** An empty register. */
export function createRunning(): Running {
  const threads = new Map<string, Set<AbortController>>();
  const jobs = new Map<string, AbortController>();
  return {
    stopFor: (job) => {
      for (const [id, work] of jobs)
        if (id === job || id.startsWith(`${job}:`)) work.abort("stopped" satisfies BreakOff);
    },
    add: (channel, thread, work, job) => {
      if (job !== undefined) jobs.set(job, work);
      const key = `${channel}:${thread}`;
      const here = threads.get(key) ?? new Set();
      threads.set(key, here.add(work));
      return () => {
        here.delete(work);
        if (job !== undefined) jobs.delete(job);
        if (here.size === 0) threads.delete(key);
      };
    },
    stop: (channel, thread) => {
      const here = [...(threads.get(`${channel}:${thread}`) ?? [])];
      for (const work of here) work.abort("stopped" satisfies BreakOff);
      return here.length;
    },
  };
}
