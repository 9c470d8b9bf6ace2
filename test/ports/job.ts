import type { Job } from "../../src/ports/job-table.ts";

/** A job, as far as a test does not say otherwise. */
export function job(over: Partial<Job> = {}): Job {
  return {
    id: "j1",
    kind: "message",
    channel: "C1",
    thread: "1.1",
    person: "U1",
    text: "谁建议的?",
    at: 1_000,
    details: '{"team":"T1"}',
    ...over,
  };
}
