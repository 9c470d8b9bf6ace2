import type { Subscription } from "../../src/domain/digest.ts";
import type { BriefingRun, Store } from "../../src/ports/store.ts";
import { memoryAnswers, memoryChannels, memoryFeedback } from "./memory-answers.ts";
import { memoryJobs } from "./memory-jobs.ts";

/** A store that forgets with the process; passes the same contract as the one on disk. */
export function memoryStore(): Store {
  const subscriptions = new Map<string, Subscription>();
  const runs: BriefingRun[] = [];
  const runsOf = (subscription: string) => runs.filter((run) => run.subscription === subscription);
  return {
    jobs: memoryJobs(),
    answers: memoryAnswers(),
    feedback: memoryFeedback(),
    channels: memoryChannels(),
    async subscribe(subscription) {
      subscriptions.set(subscription.id, { ...subscription });
    },
    async unsubscribe(team, channel) {
      const ended = [...subscriptions.values()].filter((s) => s.team === team && s.channel === channel);
      for (const { id } of ended) subscriptions.delete(id);
      return ended.length;
    },
    async subscriptions() {
      const order = (s: Subscription) => `${s.since}\n${s.id}`;
      return [...subscriptions.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
    },
    async recordRun(run) {
      runs.push({ ...run, articles: [...run.articles] });
    },
    async toldArticles(subscription) {
      return new Set(runsOf(subscription).flatMap((run) => run.articles));
    },
    async lastPeriod(subscription) {
      return runsOf(subscription).reduce<string | null>(
        (last, { period }) => (last !== null && last > period ? last : period),
        null,
      );
    },
    async close() {},
  };
}
