import type { Subscription } from "../domain/subscription.ts";
import type { Told } from "../domain/told.ts";
import type { Job } from "../ports/job-table.ts";

/** The kind of a job that posts a briefing. */
export const BRIEFING = "briefing";

/** A subscription and the ISO instant it was due. */
export interface Period {
  readonly subscription: string;
  readonly period: string;
}

/** What a briefing tells, and the articles that it passes. */
export interface Covered {
  readonly told: Told;
  readonly passed: readonly string[];
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

/** What a briefing covers, noted before it is posted. */
export function writeCovered(covered: Covered): string {
  return JSON.stringify(covered);
}

/** What an earlier holder noted; null when it came not so far, or wrote it otherwise. */
export function readCovered(job: { readonly note: string | null }): Covered | null {
  const read: unknown = job.note === null ? null : JSON.parse(job.note);
  return read !== null && typeof read === "object" && "told" in read ? (read as Covered) : null;
}
