import type { LocalServer } from "../../adapters/listen-locally.ts";
import { createCorpusService } from "../../api/corpus-service.ts";
import type { JobTable } from "../../ports/job-table.ts";
import { type ApiRoutes, createApiRoutes } from "../../web/api-routes.ts";
import { createJobMetrics, type JobMetrics } from "../../web/job-metrics.ts";
import { createMetrics } from "../../web/metrics.ts";
import { startWeb } from "../../web/start-web.ts";
import { watchSlack } from "../../web/watch-slack.ts";
import { createWeb, type Web } from "../../web/web.ts";
import type { World } from "../compose.ts";
import type { Config } from "../config.ts";
import type { EngineHost } from "../engine-process/engine-host.ts";
import { version } from "../version.ts";

/** The engine and the world as the bot is to be given them, so that the web side sees what happens. */
export interface WebSide {
  readonly engine: EngineHost;
  readonly world: World;
  /** Answers the same requests on another server. */
  readonly web: Web;
  /** Gives the address it listens on, null when it is not wanted. Throws bad-config when the port is taken. */
  start(): Promise<string | null>;
  /** Counts these jobs too. */
  showJobs(jobs: Pick<JobTable, "census">): void;
  close(): Promise<void>;
}

/** The source viewer, health and metrics, on a port of their own if the settings name one. */
export function createWebSide(engine: EngineHost, config: Config, world: World): WebSide {
  const { webPort, webHosts } = config;
  const metrics = createMetrics({ status: () => engine.index.status(), process: true });
  const counted: EngineHost = { ...engine, ask: metrics.count(engine.ask) };
  const watch = watchSlack(world.log);
  const slackFlows = () => (config.slack === null ? null : watch.flows());
  let jobs: JobMetrics | null = null;
  const web = createWeb({
    status: engine.index.status,
    article: engine.article,
    articles: engine.index.articles,
    slackFlows,
    slackRefuses: watch.refused,
    metrics: async () => `${await metrics.render()}${(await jobs?.render()) ?? ""}`,
    log: world.log,
    ...apiOf(counted, config, world),
    ...(webHosts === undefined ? {} : { hosts: webHosts }),
  });
  let running: LocalServer | null = null;
  return {
    engine: counted,
    world: { ...world, log: watch.log },
    web,
    async start() {
      if (webPort === undefined) return null;
      running = await startWeb(web, webPort);
      return running.url;
    },
    showJobs: ({ census }) => {
      jobs = createJobMetrics(census, world.clock);
    },
    close: async () => running?.close(),
  };
}

/** What programs may ask, if the settings hold the token that they send. */
function apiOf(engine: EngineHost, { apiToken: token }: Config, { clock, log, newId }: World): { api?: ApiRoutes } {
  if (token === undefined) return {};
  const corpus = createCorpusService({
    ask: engine.ask,
    search: engine.search,
    checkText: engine.checkText,
    digest: engine.digest,
    articles: engine.index.articles,
    article: engine.article,
    clock,
  });
  return { api: createApiRoutes({ corpus, token, version: version(), log, newId }) };
}
