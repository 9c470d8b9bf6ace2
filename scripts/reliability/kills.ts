import { setTimeout as pause } from "node:timers/promises";
import { type BotProcess, startBot } from "./bot-process.ts";
import { addCounts, type Count, countAnswers } from "./settled.ts";
import { startSlack } from "./slack-line.ts";
import { startSlowModel } from "./slow-model.ts";

const QUESTIONS = 48;
const PATIENCE_MS = 180_000;
/** What a container is given between the two signals. */
const TERM_MS = 5_000;
/** Longer than it takes to be thought dead. */
const HELD_MS = 12_000;

/** A way to end one of the bots some milliseconds after 48 questions were asked. */
export interface Killing {
  readonly name: string;
  /** How many bots run on the one store. */
  readonly bots: 1 | 2;
  readonly end: (bot: BotProcess) => Promise<unknown>;
  /** How long each reply of a chat model takes; without it answers are quotations. */
  readonly modelMs?: number;
}

function killed(bot: BotProcess): Promise<unknown> {
  bot.kill("SIGKILL");
  return bot.ended;
}

async function terminated(bot: BotProcess): Promise<unknown> {
  bot.kill("SIGTERM");
  const kill = setTimeout(() => bot.kill("SIGKILL"), TERM_MS);
  return bot.ended.finally(() => clearTimeout(kill));
}

/** As a machine that swaps or a debugger does it: the process stands still, and then goes on as if nothing had been. */
async function heldUp(bot: BotProcess): Promise<void> {
  bot.kill("SIGSTOP");
  await pause(HELD_MS);
  bot.kill("SIGCONT");
}

/** The ways of ending that must lose and double nothing. */
export const KILLINGS: readonly Killing[] = [
  { name: "kill -9, started again", bots: 1, end: killed },
  { name: "two processes, one killed -9", bots: 2, end: killed },
  { name: "two processes, one held up for 12 s", bots: 2, end: heldUp },
  { name: "SIGTERM, KILL after 5 s, started again", bots: 1, end: terminated },
  { name: "kill -9, started again, with a model of 1.5 s", bots: 1, end: killed, modelMs: 1_500 },
];

async function round(killing: Killing, data: string, momentMs: number): Promise<Count> {
  const slack = await startSlack();
  const model = killing.modelMs === undefined ? null : await startSlowModel(killing.modelMs);
  const start = () => startBot(slack.apiUrl, data, model?.env);
  const bots = [await start()];
  try {
    if (killing.bots === 2) bots.push(await start());
    // One answer before, so that the kill falls among answers that are on their way, not into the loading of models.
    for (const _ of bots) await countAnswers(slack, await slack.ask(1), PATIENCE_MS, 0);
    const moment = pause(momentMs);
    const asking = slack.ask(QUESTIONS);
    await moment;
    await killing.end(bots[0]!);
    if (killing.bots === 1) bots.push(await start());
    return await countAnswers(slack, await asking, PATIENCE_MS);
  } finally {
    await Promise.all(bots.map(killed));
    await slack.close();
    model?.close();
  }
}

/** Ends bots at `rounds` moments between 0 and 3 s; `fresh` gives a data folder without questions. */
export async function measureKilling(
  killing: Killing,
  rounds: number,
  fresh: () => string,
  say: (line: string) => void,
): Promise<Count> {
  const counts: Count[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const momentMs = rounds === 1 ? 1_000 : Math.round((3_000 * n) / (rounds - 1));
    const count = await round(killing, fresh(), momentMs);
    say(`${killing.name}, at ${momentMs} ms: ${JSON.stringify(count)}`);
    counts.push(count);
  }
  return addCounts(counts);
}
