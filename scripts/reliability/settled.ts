import { setTimeout as pause } from "node:timers/promises";
import type { Asked, Seen, SlackLine } from "./slack-line.ts";

/** What became of some questions. */
export interface Count {
  readonly asked: number;
  /** One message, and it is whole. */
  readonly once: number;
  readonly lost: number;
  readonly doubled: number;
  /** From the call until the last was answered, in ms. */
  readonly ms: number;
}

function isWhole(message: Seen): boolean {
  return message.metadata?.event_payload?.state === "last";
}

function byThread(messages: readonly Seen[]): ReadonlyMap<string, readonly Seen[]> {
  const threads = new Map<string, Seen[]>();
  for (const message of messages) {
    const key = message.thread_ts ?? message.ts;
    threads.set(key, [...(threads.get(key) ?? []), message]);
  }
  return threads;
}

/** After the last answer, time for one too many to come. */
const AFTER_MS = 1_500;

/**
 * Waits until every question has its whole answer, at most `patienceMs`, then counts. Each question must stand at the root of its
 * thread: what the bot wrote under it is its answer.
 */
export async function countAnswers(
  slack: SlackLine,
  asked: readonly Asked[],
  patienceMs: number,
  afterMs = AFTER_MS,
): Promise<Count> {
  const began = Date.now();
  const channels = [...new Set(asked.map(({ channel }) => channel))];
  const look = async () => byThread((await Promise.all(channels.map((channel) => slack.said(channel)))).flat());
  const isDone = (threads: ReadonlyMap<string, readonly Seen[]>) =>
    asked.every(({ ts }) => threads.get(ts)?.some(isWhole));
  let threads = await look();
  while (!isDone(threads) && Date.now() - began < patienceMs) {
    await pause(100);
    threads = await look();
  }
  const ms = Date.now() - began;
  await pause(afterMs);
  threads = await look();
  const answers = asked.map(({ ts }) => threads.get(ts) ?? []);
  return {
    asked: asked.length,
    once: answers.filter((each) => each.length === 1 && each.every(isWhole)).length,
    lost: answers.filter((each) => !each.some(isWhole)).length,
    doubled: answers.filter((each) => each.length > 1).length,
    ms,
  };
}

/** The same for questions that are answered in a person's direct messages, where each answer names its question. */
export async function countDirect(
  slack: SlackLine,
  asked: readonly Asked[],
  person: string,
  patienceMs: number,
): Promise<Count> {
  const began = Date.now();
  const look = async () => (await slack.said(person)).filter(isWhole);
  while ((await look()).length < asked.length && Date.now() - began < patienceMs) await pause(100);
  const ms = Date.now() - began;
  await pause(AFTER_MS);
  const answers = await look();
  const of = (n: number) => answers.filter(({ text }) => text.includes(`（第${n}问）`)).length;
  const counts = asked.map((_, n) => of(n));
  const number = (is: (count: number) => boolean) => counts.filter(is).length;
  const once = number((count) => count === 1);
  return { asked: asked.length, once, lost: number((count) => count === 0), doubled: number((count) => count > 1), ms };
}

/** Several counts as one; the longest wait counts. */
export function addCounts(counts: readonly Count[]): Count {
  const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0);
  return {
    asked: sum(({ asked }) => asked),
    once: sum(({ once }) => once),
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    ms: Math.max(0, ...counts.map(({ ms }) => ms)),
  };
}
