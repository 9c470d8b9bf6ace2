import { Cron } from "croner";
import type { WebSource } from "./source-settings.ts";

/** When a source that was last tried then is due next; at once when it never was. */
export function nextDue(
  { schedule }: Pick<WebSource, "schedule">,
  triedAt: number | null,
  zone: string | undefined,
): number {
  if (triedAt === null) return 0;
  const cron = new Cron(schedule, { paused: true, mode: "5-part", ...(zone === undefined ? {} : { timezone: zone }) });
  return cron.nextRun(new Date(triedAt))?.getTime() ?? Number.POSITIVE_INFINITY;
}
