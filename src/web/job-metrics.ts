import { Gauge, Registry } from "prom-client";
import type { Clock } from "../ports/clock.ts";
import type { JobCensus } from "../ports/job-table.ts";

/** The jobs of the store in the text format of Prometheus. A store that cannot be read gives no numbers. */
export interface JobMetrics {
  render(): Promise<string>;
}

/** Reads the census whenever it is asked. */
export function createJobMetrics(census: () => Promise<JobCensus>, clock: Clock): JobMetrics {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
  const unsettled = gauge("wenzhai_jobs_unsettled", "What was acknowledged and is not settled yet.");
  const oldest = gauge("wenzhai_jobs_oldest_seconds", "How long the oldest of them has waited; 0 when there is none.");
  const settled = gauge("wenzhai_jobs_settled", "What was settled in the last two days, by what became of it.", [
    "outcome",
  ]);
  const dead = gauge("wenzhai_dead_letters", "What could be told nowhere in the last thirty days.");
  return {
    render: async () => {
      const now = await census().catch(() => null);
      if (now === null) return "";
      unsettled.set(now.unsettled);
      oldest.set(now.oldest === null ? 0 : Math.max(0, Math.round((clock.now() - now.oldest) / 1_000)));
      const { dead: lost, ...rest } = now.settled;
      for (const [outcome, count] of Object.entries(rest)) settled.set({ outcome }, count);
      dead.set(lost);
      return registry.metrics();
    },
  };
}
