import type { JobTable } from "../ports/job-table.ts";

/** Settles whatever waits, for a Slack that forgets itself: whoever asked in its last life is no longer there. */
export async function forgetWaiting(jobs: JobTable, now: number): Promise<void> {
  const holder = "nobody";
  for (const seen of await jobs.unsettled())
    if (await jobs.take(seen, holder))
      await jobs.settle(seen.id, holder, { outcome: "ignored", reason: "slack-forgot", at: now, forgetAt: now });
}
