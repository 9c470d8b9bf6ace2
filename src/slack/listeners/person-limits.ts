import type { Clock } from "../../ports/clock.ts";

/** Keeps one person from asking for everybody. */
export interface PersonLimits {
  /** Questions a person may ask in a minute. */
  readonly most: number;
  /** Whether a person may ask this now; the same job is counted once. Nobody named may always ask. */
  readonly allows: (person: string | null, job: string) => boolean;
}

const MINUTE_MS = 60_000;

/** At most `most` questions of a person in any minute, counted since the start of this process. */
export function createPersonLimits(most: number, clock: Clock): PersonLimits {
  const asked = new Map<string, Map<string, number>>();
  const forgetOld = (now: number): void => {
    for (const [person, jobs] of asked) {
      for (const [job, at] of jobs) if (now - at >= MINUTE_MS) jobs.delete(job);
      if (jobs.size === 0) asked.delete(person);
    }
  };
  return {
    most,
    allows(person, job) {
      if (person === null) return true;
      const now = clock.now();
      forgetOld(now);
      const jobs = asked.get(person) ?? new Map<string, number>();
      if (!jobs.has(job) && jobs.size >= most) return false;
      if (!jobs.has(job)) jobs.set(job, now);
      asked.set(person, jobs);
      return true;
    },
  };
}
