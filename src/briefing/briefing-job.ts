import type { Subscription } from "../domain/digest.ts";
import type { Job } from "../ports/job-table.ts";

/** The kind of a job that posts a briefing. */
export const BRIEFING = "briefing";

/** A subscription and the ISO instant it was due. */
export interface Period {
  readonly subscription: string;
  readonly period: string;
}

/** One period of one subscription as something to be done once. `due` and `at` are ms since 1970. */
export function briefingJob({ id, channel, createdBy }: Subscription, due: number, at: number): Job {
  const period = new Date(due).toISOString();
  return {
    id: `briefing:${id}:${period}`,
    kind: BRIEFING,
    channel,
    thread: null,
    person: createdBy,
    text: "",
    at,
    details: JSON.stringify({ subscription: id, period } satisfies Period),
  };
}

/** Which period a job is for. */
export function readPeriod(job: Job): Period {
  return JSON.parse(job.details) as Period;
}

/** The articles that a briefing tells or counts, noted before it is posted. */
export function writeCovered(articles: readonly string[]): string {
  return JSON.stringify(articles);
}

/** What an earlier holder noted; null when it came not so far. */
export function readCovered(job: { readonly note: string | null }): readonly string[] | null {
  return job.note === null ? null : (JSON.parse(job.note) as readonly string[]);
}
