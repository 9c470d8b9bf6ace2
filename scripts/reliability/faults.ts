import { setTimeout as pause } from "node:timers/promises";
import type { BotProcess } from "./bot-process.ts";
import { addCounts, type Count, countAnswers, countDirect } from "./settled.ts";
import type { Asked, SlackLine } from "./slack-line.ts";
import type { SmallDisk } from "./small-disk.ts";

/** What a fault is tried on, and how long the long ones last. */
export interface Trial {
  readonly slack: SlackLine;
  readonly bot: BotProcess;
  /** The bot's data folder, on a file system that can be filled. */
  readonly disk: SmallDisk | null;
  /** Starts a bot on the same data. */
  readonly startAgain: () => Promise<BotProcess>;
  readonly times: number;
  readonly seconds: { readonly limit: number; readonly trouble: number; readonly gone: number };
}

/** What came of it; `said` is what else was seen. */
export interface Outcome {
  readonly count: Count;
  readonly said: string;
}

/** One thing that goes wrong. */
export interface FaultCase {
  readonly name: string;
  /** Whether the data folder is to be on a disk that can be filled. */
  readonly fillsDisk?: boolean;
  readonly run: (trial: Trial) => Promise<Outcome>;
}

const PATIENCE_MS = 240_000;

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

async function limited({ slack, times, seconds: { limit } }: Trial): Promise<Outcome> {
  const general = (await slack.control<readonly { channel: string }[]>("messages", { channel: "general" }))[0];
  const [first] = await slack.ask(1, { channel: "general" });
  await countAnswers(slack, [first!], PATIENCE_MS);
  const channel = general?.channel ?? first!.channel;
  const fault = { method: "chat.postMessage", kind: "ratelimited", channel, lastsMs: limit * 1_000 };
  await slack.control("fault", fault);
  const held = await slack.ask(times, { channel: "general" });
  await pause(Math.min(8, limit / 2) * 1_000);
  const others: Count[] = [];
  for (let n = 0; n < times; n += 1)
    others.push(await countAnswers(slack, await slack.ask(1, { channel: "research" }), PATIENCE_MS, 0));
  const worst = Math.max(...others.map(({ ms }) => ms));
  const early = (await countAnswers(slack, held, 0)).once;
  const count = await countAnswers(slack, held, limit * 1_000 + PATIENCE_MS);
  const said = `for ${limit} s, ${early} before that was over; slowest of ${times} in another channel: ${seconds(worst)}`;
  return { count: addCounts([count, ...others]), said };
}

function answeredAfter(begin: (trial: Trial) => Promise<unknown>, at: Readonly<Record<string, unknown>> = {}) {
  return async (trial: Trial): Promise<Outcome> => {
    await begin(trial);
    const asked = await trial.slack.ask(trial.times, at);
    const count = await countAnswers(trial.slack, asked, trial.seconds.gone * 1_000 + PATIENCE_MS);
    return { count, said: `all in ${seconds(count.ms)}` };
  };
}

/** The fault strikes the first try of each answer's post; the message is there all the same. */
function lostReply(kind: string): (trial: Trial) => Promise<Outcome> {
  return answeredAfter(({ slack, times }) =>
    slack.control("fault", { method: "chat.postMessage", kind, times, performed: true }),
  );
}

async function health(bot: BotProcess): Promise<string> {
  const response = await fetch(`${bot.webUrl}/healthz`);
  return `${response.status} ${await response.text()}`;
}

async function gone({ slack, times, seconds: { gone: lasts } }: Trial): Promise<Outcome> {
  const asked = await slack.ask(times);
  await slack.control("fault", { method: "*", kind: "reset", lastsMs: lasts * 1_000 });
  await slack.control("drop-sockets");
  const during = await slack.ask(times);
  const count = await countAnswers(slack, [...asked, ...during], lasts * 1_000 + PATIENCE_MS);
  return { count, said: `gone for ${lasts} s, all in ${seconds(count.ms)}` };
}

async function troubled(trial: Trial): Promise<Outcome> {
  const { trouble } = trial.seconds;
  const fault = { method: "*", kind: "http-500", lastsMs: trouble * 1_000 };
  const { count, said } = await answeredAfter(({ slack }) => slack.control("fault", fault))(trial);
  return { count, said: `for ${trouble} s, ${said}` };
}

async function revoked({ slack, bot, times }: Trial): Promise<Outcome> {
  await slack.control("revoke-token");
  const asked = await slack.ask(times);
  await pause(6_000);
  const calls = async () => (await slack.control<readonly unknown[]>("calls")).length;
  const [before, red] = [await calls(), await health(bot)];
  await pause(4_000);
  const stopped = (await calls()) - before;
  await slack.control("revoke-token", { revoked: false });
  const count = await countAnswers(slack, asked, PATIENCE_MS);
  const green = await health(bot);
  return { count, said: `healthz ${red}; ${stopped} calls in 4 s; given back: ${green.slice(0, 3)}` };
}

/** The channel takes nothing for some seconds, so that no answer is out before it is archived. */
async function archived({ slack, times }: Trial): Promise<Outcome> {
  const [probe] = await slack.ask(1, { channel: "closing" });
  await countAnswers(slack, [probe!], PATIENCE_MS);
  const limit = { method: "chat.postMessage", kind: "ratelimited", channel: probe!.channel, lastsMs: 3_000 };
  await slack.control("fault", limit);
  const asked = await slack.ask(times, { channel: "closing" });
  await slack.control("archive", { channel: "closing" });
  const count = await countDirect(slack, asked, "zhangjingan", PATIENCE_MS);
  return { count, said: "each as a direct message" };
}

/** The mentions stand in a thread of 500 replies, and each answer's first try is lost, so that the thread must be read back. */
async function longThread({ slack, times }: Trial): Promise<Outcome> {
  const [root] = await slack.ask(1, { channel: "long" });
  await countAnswers(slack, [root!], PATIENCE_MS);
  for (let n = 0; n < 500; n += 1)
    await slack.control("say", { text: `<@U0000000002> 第${n}条`, channel: "long", threadTs: root!.ts });
  await slack.control("fault", { method: "chat.postMessage", kind: "http-500", times, performed: true });
  const before = (await slack.said("long")).length;
  await slack.ask(times, { channel: "long", threadTs: root!.ts });
  const began = Date.now();
  const said = async () => (await slack.said("long")).length - before;
  while ((await said()) < times && Date.now() - began < PATIENCE_MS) await pause(200);
  const ms = Date.now() - began;
  await pause(5_000);
  const there = await said();
  const once = Math.min(there, times);
  const count = { asked: times, once, lost: times - once, doubled: Math.max(0, there - times), ms };
  return { count, said: `all in ${seconds(ms)}` };
}

async function clockBack(trial: Trial): Promise<Outcome> {
  const { slack, bot, times } = trial;
  await slack.control("fault", { method: "chat.postMessage", kind: "http-500", times: Math.ceil(times / 2) });
  const asked = await slack.ask(times);
  await pause(300);
  bot.kill("SIGUSR2");
  const count = await countAnswers(slack, [...asked, ...(await slack.ask(times))], PATIENCE_MS);
  return { count, said: `set back by an hour, all in ${seconds(count.ms)}` };
}

/** Whoever read the log is gone, so that each line of it fails (EPIPE). */
async function logUnwritable(trial: Trial): Promise<Outcome> {
  trial.bot.child.stderr?.destroy();
  const { count, said } = await answeredAfter(async () => undefined)(trial);
  const again = await countAnswers(trial.slack, await trial.slack.ask(trial.times), PATIENCE_MS);
  return {
    count: addCounts([count, again]),
    said: `EPIPE at every line, ${said}; healthz ${(await health(trial.bot)).slice(0, 3)}`,
  };
}

/** In each round the disk has room for one page more than in the one before, so that each write of a question is once the first to fail. */
async function diskFull({ slack, bot, disk, startAgain, times }: Trial): Promise<Outcome> {
  const all: Asked[] = [];
  const counts: Count[] = [];
  for (let pages = 0; pages < times; pages += 1) {
    disk!.fill(pages);
    const asked = await slack.ask(2);
    counts.push(await countAnswers(slack, asked, PATIENCE_MS, 500));
    all.push(...asked);
    disk!.empty();
    await pause(1_500);
  }
  bot.kill("SIGKILL");
  await bot.ended;
  const next = await startAgain();
  // Longer than it takes to take up what a dead process held.
  await pause(12_000);
  const after = await countAnswers(slack, all, PATIENCE_MS);
  next.kill("SIGKILL");
  await next.ended;
  const said = `room for 0 to ${times - 1} pages of 4 KB on a tmpfs, answered while it was full; killed and started again with room`;
  return { count: { ...after, ms: addCounts(counts).ms }, said };
}

/** Everything that must cost no answer and give none twice. */
export const FAULTS: readonly FaultCase[] = [
  { name: "429 on one channel", run: limited },
  {
    name: "500 from every method",
    run: troubled,
  },
  { name: "network gone", run: gone },
  { name: "posted, reported as 500", run: lostReply("http-500") },
  { name: "posted, connection cut", run: lostReply("reset") },
  { name: "token revoked, given back", run: revoked },
  { name: "channel archived", run: archived },
  { name: "thread of 500 replies", run: longThread },
  { name: "each event delivered three times", run: answeredAfter(async () => undefined, { copies: 3 }) },
  { name: "clock set back", run: clockBack },
  { name: "log unwritable", run: logUnwritable },
  { name: "disk full at each write", run: diskFull, fillsDisk: true },
];
