import { randomUUID } from "node:crypto";
import { forgetWaiting } from "../jobs/forget-waiting.ts";
import { type Engine, openEngine } from "./compose.ts";
import { type Config, readConfig } from "./config.ts";
import { fillBehind } from "./console/fill-behind.ts";
import { createProgress } from "./console/progress.ts";
import { createSession, report, type Session } from "./console/session.ts";
import { createBot } from "./main/bot.ts";
import { startLocalSlack } from "./main/local-slack.ts";
import { converse, showExample } from "./main/terminal.ts";
import { untilStopped } from "./main/until-stopped.ts";
import { createWebSide, type WebSide } from "./main/web-side.ts";

let session: Session | null = null;

/** Takes the corpus in and says what came of it. */
async function ingest(engine: Engine, { config, world, err }: Session): Promise<void> {
  const progress = createProgress(process.stderr, "articles read");
  const read = await engine.ingest(config.corpus, progress.at).finally(progress.end);
  for (const { message } of read.faults) err(message);
  const { articles, passages } = await engine.index.status();
  world.log.info("ingested", { added: read.added, changed: read.changed, removed: read.removed, articles, passages });
  err(
    `${articles} articles in ${passages} passages (${read.added} new, ${read.changed} changed, ${read.removed} removed) from ${config.corpus.join(", ")}`,
  );
}

/** Connects to Slack and answers until it is told to stop; then finishes what is in flight. */
async function serve(web: WebSide, current: Session): Promise<void> {
  const bot = createBot(web.engine, current.config, web.world);
  web.showJobs(bot.store.jobs);
  await bot.start();
  await openWeb(web, current);
  const stopped = untilStopped();
  current.err("Connected to Slack. Stop with Ctrl-C or SIGTERM.");
  current.world.log.info("stopping", { signal: await stopped });
  await bot.stop();
}

/** Runs the same app against a Slack in this process, asks the example question, then lets a person ask. */
async function tryOut(web: WebSide, current: Session): Promise<void> {
  const slack = await startLocalSlack(current.config, current.world);
  const bot = createBot(web.engine, slack.config, web.world);
  web.showJobs(bot.store.jobs);
  await forgetWaiting(bot.store.jobs, current.world.clock.now());
  await bot.start();
  await openWeb(web, current);
  current.out(`A local Slack runs at ${slack.workspace.apiUrl}, and the bot in it.`);
  await showExample(slack, current.out);
  // Listened for before it is said: whoever reads the line may stop the program at once.
  const stopped = untilStopped();
  if (process.stdin.isTTY) await Promise.race([converse(slack, current.out), stopped]);
  else {
    current.out(`Drive it over HTTP at ${slack.workspace.controlUrl}. It serves until SIGTERM.`);
    await stopped;
  }
  await bot.stop();
  await slack.close();
}

async function openWeb(web: WebSide, { err }: Session): Promise<void> {
  const url = await web.start();
  if (url !== null) err(`Health, metrics and the articles are at ${url}.`);
}

async function main(): Promise<void> {
  const config: Config = readConfig(process.env);
  session = createSession(config, () => randomUUID().slice(0, 8), config.slack === null ? "file" : "stderr");
  const engine = await openEngine(config, session.world);
  await ingest(engine, session);
  fillBehind(engine, session.world.log);
  const web = createWebSide(engine, config, session.world);
  await (config.slack === null ? tryOut : serve)(web, session);
  await web.close();
}

try {
  await main();
  process.exit(0);
} catch (error) {
  process.exit(report(error, session));
}
