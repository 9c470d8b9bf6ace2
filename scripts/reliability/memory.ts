import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { startBot } from "./bot-process.ts";
import { addCounts, type Count, countAnswers } from "./settled.ts";
import { startSlack } from "./slack-line.ts";

/** How many MB the two processes held at some moment; `asked` questions had been answered by then. */
export interface MemorySample {
  readonly asked: number;
  readonly minutes: number;
  readonly bot: number;
  readonly engine: number;
  /** Of the bot, what its JavaScript holds for longer (V8's old space): without what is only reserved. */
  readonly live?: number;
}

/** What became of the memory while one question a second was asked, on a clock turned faster. */
export interface MemoryRun {
  readonly day: string;
  readonly count: Count;
  readonly minutes: number;
  readonly clockHours: number;
  /** Processes that answered, one after the other: more than one when one was replaced. */
  readonly engines: number;
  readonly samples: readonly MemorySample[];
}

/** How many times as fast the bot's clock goes: what two cores that do other things besides can answer a second. */
export const CLOCK_SPEED = 4;
const BATCH = 10;
const ROOMS = 400;
const PATIENCE_MS = 120_000;

/** Of one process, in MB, as Linux tells it. */
function residentOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

/** The process that answers is the bot's first child; null while it is being replaced. */
function childOf(pid: number): number | null {
  const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  return first ? Number(first) : null;
}

/** What lives in the old space of the bot's heap, in MB, by its own metrics. */
async function liveOf(webUrl: string): Promise<number> {
  const metrics = await (await fetch(`${webUrl}/metrics`)).text();
  const bytes = /heap_space_size_used_bytes\{space="old"\} (\d+)/u.exec(metrics)?.[1];
  return Math.round(Number(bytes ?? 0) / 1_048_576);
}

/**
 * Asks the real bot, whose clock goes `CLOCK_SPEED` times as fast, one question for each second of that clock, for `minutes` of real time; a
 * few at once, each time in the next channel. `questions` are asked in turn, under another number each time.
 */
export async function measureMemory(
  data: string,
  minutes: number,
  questions: readonly string[],
  say: (line: string) => void,
): Promise<MemoryRun> {
  const slack = await startSlack(ROOMS);
  const bot = await startBot(slack.apiUrl, data, { CLOCK_SPEED: String(CLOCK_SPEED) });
  const samples: MemorySample[] = [];
  const engines = new Set<number>();
  // What is loaded at the first question is no growth.
  await countAnswers(slack, await slack.ask(1), PATIENCE_MS, 0);
  const began = Date.now();
  const past = () => (Date.now() - began) / 60_000;
  let count = addCounts([]);
  try {
    for (let batch = 0; past() < minutes; batch += 1) {
      const next = Date.now() + (BATCH * 1_000) / CLOCK_SPEED;
      const question = (n: number) =>
        `${questions[(batch * BATCH + n) % questions.length]}（第${batch * BATCH + n}问）`;
      const asked = await slack.ask(BATCH, { channel: `room-${(batch % ROOMS) + 1}` }, question);
      count = addCounts([count, await countAnswers(slack, asked, PATIENCE_MS, 0)]);
      const { pid = 0 } = bot.child;
      const engine = childOf(pid);
      if (engine !== null) {
        engines.add(engine);
        const resident = { bot: residentOf(pid), engine: residentOf(engine) };
        samples.push({ asked: count.asked, minutes: past(), ...resident, live: await liveOf(bot.webUrl) });
      }
      if (batch % 10 === 0) say(`memory: ${JSON.stringify({ ...samples.at(-1), count })}`);
      await pause(Math.max(0, next - Date.now()));
    }
  } finally {
    bot.kill("SIGKILL");
    await bot.ended;
    await slack.close();
  }
  const day = new Date(began).toISOString().slice(0, 10);
  return { day, count, minutes: past(), clockHours: (past() * CLOCK_SPEED) / 60, engines: engines.size, samples };
}

/** How much is held at the beginning and the end of the second half, in MB, and how much more for each 1,000 questions (least squares). */
export function growthOf(samples: readonly MemorySample[], of: (sample: MemorySample) => number) {
  const late = samples.slice(Math.floor(samples.length / 2));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(late.map(({ asked }) => asked)), mean(late.map(of))];
  const slope =
    mean(late.map((each) => (each.asked - x) * (of(each) - y))) / mean(late.map((each) => (each.asked - x) ** 2));
  return { from: of(late[0]!), to: of(late.at(-1)!), most: Math.max(...samples.map(of)), perThousand: slope * 1_000 };
}
