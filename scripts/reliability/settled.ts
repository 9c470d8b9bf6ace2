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
export async function countAnswers(slack: SlackLine, asked: readonly Asked[], patienceMs: number): Promise<Count> {
  const began = Date.now();
  const channels = [...new Set(asked.map(({ channel }) => channel))];
  const look = async () => byThread((await Promise.all(channels.map((channel) => slack.said(channel)))).flat());
  const isDone = (threads: ReadonlyMap<string, readonly Seen[]>) =>
    asked.every(({ ts }) => threads.get(ts)?.some(isWhole));
  let threads = await look();
  while (!isDone(threads) && Date.now() - began < patienceMs) {
    await pause(200);
    threads = await look();
  }
  const ms = Date.now() - began;
  await pause(AFTER_MS);
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
