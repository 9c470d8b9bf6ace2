import type { Subscription } from "../../src/domain/subscription.ts";
import { joinTold } from "../../src/domain/told.ts";
import type { BriefingRun, Store, Telling } from "../../src/ports/store.ts";
import { memoryAnswers, memoryChannels, memoryFeedback } from "./memory-answers.ts";
import { memoryJobs } from "./memory-jobs.ts";

/** A store that forgets with the process; passes the same contract as the one on disk. */
export function memoryStore(): Store {
  const subscriptions = new Map<string, Subscription>();
  const runs: BriefingRun[] = [];
  const tellings = new Map<string, Telling>();
  const runsOf = (subscription: string) => runs.filter((run) => run.subscription === subscription);
  const toldWhere = (where: (telling: Telling) => boolean) =>
    [...tellings.values()].filter(where).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return {
    jobs: memoryJobs(),
    answers: memoryAnswers(),
    feedback: memoryFeedback(),
    channels: memoryChannels(),
    async subscribe(subscription) {
      subscriptions.set(subscription.id, { ...subscription });
    },
    async unsubscribe(id) {
      return subscriptions.delete(id);
    },
    async subscriptions() {
      const order = (s: Subscription) => `${s.since}\n${s.id}`;
      return [...subscriptions.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
    },
    async recordRun(run) {
      runs.push({ ...run, passed: [...run.passed] });
      if (run.telling !== null) tellings.set(run.telling.key, run.telling);
    },
    async passedArticles(subscription) {
      return new Set(runsOf(subscription).flatMap((run) => run.passed));
    },
    async lastPeriod(subscription) {
      return runsOf(subscription).reduce<string | null>(
        (last, { period }) => (last !== null && last > period ? last : period),
        null,
      );
    },
    async tell(telling) {
      tellings.set(telling.key, telling);
    },
    async told(channel) {
      return joinTold(toldWhere((telling) => telling.channel === channel));
    },
    async toldUnder(channel, thread) {
      const here = toldWhere((telling) => telling.channel === channel && telling.thread === thread);
      return joinTold(here).articles.map(({ id }) => id);
    },
    async close() {},
  };
}
