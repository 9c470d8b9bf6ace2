import { randomInt, randomUUID } from "node:crypto";
import { openSqliteStore } from "../adapters/sqlite-store.ts";
import { asWenzhaiError } from "../errors.ts";
import { openStore } from "./compose/open-store.ts";
import { fillBehind } from "./console/fill-behind.ts";
import { createSession, report, type Session } from "./console/session.ts";
import { startEngineHost } from "./engine-process/engine-host.ts";
import { createBot } from "./main/bot.ts";
import { citeViewer } from "./main/cite-viewer.ts";
import { keepCorpus } from "./main/keep-corpus.ts";
import { keepSources } from "./main/keep-sources.ts";
import { startLocalSlack } from "./main/local-slack.ts";
import { converse, showExample } from "./main/terminal.ts";
import { untilStopped } from "./main/until-stopped.ts";
import { createWebSide, type WebSide } from "./main/web-side.ts";
import { readSettings } from "./sources/read-settings.ts";
import type { Sources } from "./sources/source-settings.ts";

// What is written here is for the user who runs it alone: folders 0700, files 0600.
process.umask(0o077);
let session: Session | null = null;

/** The corpus as it is kept: what it is kept from, and what ends that. */
interface Corpus {
  readonly sources: Sources;
  readonly leaveCorpus: () => Promise<void>;
}

/** Connects to Slack and answers until it is told to stop; then finishes what is in flight. */
async function serve(web: WebSide, current: Session, { leaveCorpus, sources }: Corpus): Promise<void> {
  const bot = createBot(web.engine, current.config, web.world, await openStore(current.config, web.world), sources);
  web.showJobs(bot.store.jobs);
  await bot.start();
  await openWeb(web, current);
  const stopped = untilStopped();
  current.err("Connected to Slack. Stop with Ctrl-C or SIGTERM.");
  current.world.log.info("stopping", { signal: await stopped });
  await leaveCorpus();
  await bot.stop();
}

/** Runs the same app against a Slack in this process, asks the example question, then lets a person ask. */
async function tryOut(web: WebSide, current: Session, { leaveCorpus, sources }: Corpus): Promise<void> {
  // Whatever the clock says, and however many start at once: no two lives share the id of an event.
  const slack = await startLocalSlack(current.config, current.world, randomInt(2 ** 47), web.web);
  // This Slack ends with its process, and so does what is to be remembered of it: other starts have a Slack of their own.
  const engine = citeViewer(web.engine, slack.workspace.pageUrl);
  const bot = createBot(engine, slack.config, web.world, openSqliteStore(":memory:"), sources);
  web.showJobs(bot.store.jobs);
  await bot.start();
  await openWeb(web, current);
  const moved = slack.movedFrom === null ? "" : ` (port ${slack.movedFrom} is taken)`;
  current.out(`A local Slack with the bot in it: open ${slack.workspace.pageUrl} in a browser${moved}.`);
  current.out(`Its Web API is at ${slack.workspace.apiUrl}.`);
  await showExample(slack, current.out);
  // Listened for before it is said: whoever reads the line may stop the program at once.
  const stopped = untilStopped();
  if (process.stdin.isTTY) await Promise.race([converse(slack, current.out), stopped]);
  else {
    current.out(`Drive it over HTTP at ${slack.workspace.controlUrl}. It serves until SIGTERM.`);
    await stopped;
  }
  await leaveCorpus();
  await bot.stop();
  await slack.close();
}

/** Questions are answered without the web side too: a port that is taken is told. */
async function openWeb(web: WebSide, { err, world }: Session): Promise<void> {
  try {
    const url = await web.start();
    if (url !== null) err(`Health, metrics and the articles are at ${url}.`);
  } catch (thrown) {
    const error = asWenzhaiError(thrown);
    world.log.warn("web-not-started", { error });
    err(error.message);
  }
}

async function main(): Promise<void> {
  const { config, sources } = readSettings(process.env);
  session = createSession(config, () => randomUUID().slice(0, 8), config.slack === null ? "file" : "stderr");
  const { world } = session;
  const engine = await startEngineHost(config, { ...world, onRestart: () => fillBehind(engine, world) });
  const leaveFolders = await keepCorpus(engine, session);
  const leaveSources = await keepSources(engine, session, sources);
  const leaveCorpus = async (): Promise<void> => void (await Promise.all([leaveFolders(), leaveSources()]));
  const web = createWebSide(engine, config, session.world);
  await (config.slack === null ? tryOut : serve)(web, session, { leaveCorpus, sources });
  await web.close();
}

// A terminal or pipe that is gone is no reason to stop answering.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
const code = await main().then(
  () => 0,
  (thrown: unknown) => report(thrown, session),
);
await (session as Session | null)?.close();
process.exit(code);
