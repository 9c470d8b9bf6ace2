import { composeBriefing } from "../../briefing/compose-briefing.ts";
import { createScheduler, type Scheduler } from "../../briefing/scheduler.ts";
import { Leases } from "../../jobs/leases.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Store } from "../../ports/store.ts";
import { createSlackApp, type SlackApp } from "../../slack/transport/app.ts";
import { briefingFailed, briefingMessages } from "../../slack/views/briefing-view.ts";
import { wordsOf } from "../../slack/views/words.ts";
import type { World } from "../compose.ts";
import type { Config } from "../config.ts";
import type { EngineHost } from "../engine-process/engine-host.ts";
import { NO_SOURCES, type Sources } from "../sources/source-settings.ts";
import { createAddArticles } from "./add-articles.ts";

/** The Slack app with its scheduler, running over an engine. */
export interface Bot {
  readonly app: SlackApp;
  readonly scheduler: Scheduler;
  readonly store: Store;
  start(): Promise<void>;
  /** Finishes what it can in a few seconds, lets go of the rest, then closes everything. */
  stop(): Promise<void>;
}

/** A briefing may wait for Slack for an hour; one that is let go is taken up by the next start. */
const GRACE_MS = 3_000;

async function within(work: Promise<void>, clock: Clock): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(GRACE_MS, resolve);
  await Promise.race([work, promise]).finally(cancel);
}

/** Builds the bot: the Slack app, subscriptions and their scheduler, over the jobs in the store, which it closes at the end. */
export function createBot(
  engine: EngineHost,
  config: Config,
  world: World,
  store: Store,
  from: Sources = NO_SOURCES,
): Bot {
  if (config.slack === null) throw new TypeError("A bot needs Slack settings.");
  const { clock, log, newId } = world;
  const leases = new Leases({ jobs: store.jobs, clock, log, holder: `${newId()}-${newId()}` });
  const { lateAfterMs, questionsPerMinute, channels, userGroups, addChannels } = config;
  const slack = { ...config.slack, lateAfterMs, questionsPerMinute, channels, userGroups, addChannels };
  const sources = { store, index: engine.index, digest: engine.digest };
  const app = createSlackApp(slack, {
    ask: engine.ask,
    digest: engine.digest,
    adding: createAddArticles(engine, { data: config.data, sources: from }, world),
    previewBriefing: async (subscription) => (await composeBriefing(sources, subscription, clock.now())).digest,
    article: engine.article,
    checkText: engine.checkText,
    status: engine.index.status,
    store,
    leases,
    clock,
    log,
    newId,
  });
  const scheduler = createScheduler({
    ...sources,
    leases,
    clock,
    log,
    post: (subscription, digest, job, { due, late }) =>
      app.post(job, {
        messages: briefingMessages(digest, subscription, late ? due : null),
        elsewhere: wordsOf(subscription.language).briefedElsewhere,
      }),
    tellOwner: (subscription, due, error) =>
      app.tell(subscription.createdBy, briefingFailed(subscription, due, error.message, clock.now())),
  });
  return {
    app,
    scheduler,
    store,
    async start() {
      await app.start();
      leases.start();
      scheduler.start();
    },
    async stop() {
      const scheduled = scheduler.stop();
      await app.stop();
      await within(scheduled, clock);
      await leases.stop();
      await store.close();
      await engine.close();
    },
  };
}
