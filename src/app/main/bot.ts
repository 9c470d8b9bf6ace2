import { join } from "node:path";
import { openSqliteStore } from "../../adapters/sqlite-store.ts";
import { createScheduler, type Scheduler } from "../../briefing/scheduler.ts";
import { asWenzhaiError } from "../../errors.ts";
import type { Store } from "../../ports/store.ts";
import { createSlackApp, type SlackApp } from "../../slack/transport/app.ts";
import { briefingMessages } from "../../slack/views/digest-view.ts";
import type { World } from "../compose.ts";
import type { Config } from "../config.ts";
import type { EngineHost } from "../engine-process/engine-host.ts";

/** The Slack app with its scheduler, running over an engine. */
export interface Bot {
  readonly app: SlackApp;
  readonly scheduler: Scheduler;
  start(): Promise<void>;
  /** Finishes what is in flight, then closes everything. */
  stop(): Promise<void>;
}

/** A store that cannot be used is told; questions are answered all the same, from a store that ends with the process. */
function openStore(path: string, { log, tell }: World): Store {
  try {
    return openSqliteStore(path);
  } catch (thrown) {
    const error = asWenzhaiError(thrown);
    log.error("store-not-opened", { error });
    tell?.(`${error.message} Until then questions are answered, but briefings are not kept.`);
    return openSqliteStore(":memory:");
  }
}

/** Builds the bot: the Slack app, subscriptions and their scheduler. */
export function createBot(engine: EngineHost, config: Config, world: World): Bot {
  if (config.slack === null) throw new TypeError("A bot needs Slack settings.");
  const store = openStore(join(config.data, "wenzhai.sqlite"), world);
  const { clock, log, newId } = world;
  const app = createSlackApp(config.slack, { ask: engine.ask, digest: engine.digest, store, clock, log, newId });
  const scheduler = createScheduler({
    store,
    clock,
    log,
    index: engine.index,
    digest: engine.digest,
    post: async ({ channel, language }, digest) => {
      const [first, ...thread] = briefingMessages(digest, language);
      if (first !== undefined) await app.post(channel, first, ...thread);
    },
  });
  return {
    app,
    scheduler,
    async start() {
      await app.start();
      scheduler.start();
    },
    async stop() {
      await scheduler.stop();
      await app.stop();
      await store.close();
      await engine.close();
    },
  };
}
