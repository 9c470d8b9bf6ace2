import type { Language, Turn } from "../domain.ts";
import { languageOf } from "../text/language.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import { type Outbox, outboxAt } from "./outbox.ts";
import { plainMessage } from "./plain-message.ts";
import type { Room } from "./room.ts";
import { threadHistory } from "./thread-history.ts";
import { wordsOf } from "./words.ts";

/** A question as it stands in a thread. `ts` is the message that asks; `thread` the thread it is answered in. */
export interface AskedQuestion {
  readonly channel: string;
  readonly thread: string;
  readonly ts: string;
  readonly text: string;
  readonly botUser: string;
}

/** Today as an ISO day, UTC. */
export function today(room: Room): string {
  return new Date(room.parts.clock.now()).toISOString().slice(0, 10);
}

/** Without its history a follow-up is still a question, so a thread that cannot be read is only logged. */
async function historyOf(room: Room, asked: AskedQuestion): Promise<readonly Turn[]> {
  if (asked.thread === asked.ts) return [];
  try {
    return threadHistory(await room.wire.thread(asked.channel, asked.thread), asked.ts, asked.botUser);
  } catch (cause) {
    room.parts.log.warn("history-not-read", { cause });
    return [];
  }
}

/** Asks, and shows the answer in an outbox. */
export async function answerInto(
  room: Room,
  question: { text: string; history: readonly Turn[] },
  outbox: Outbox,
  signal: AbortSignal,
): Promise<void> {
  const { ask, clock, log } = room.parts;
  const events = ask({ ...question, now: today(room) }, { signal });
  await deliverAnswer(events, { outbox, clock, log, signal, language: languageOf(question.text) });
}

function howToAsk(room: Room, outbox: Outbox, language: Language): Promise<unknown> {
  const words = wordsOf(language);
  return outbox.post(plainMessage(words.howToAsk(room.corpusName ?? words.articles)));
}

/** Puts a question that stands in a thread on the desk; its answer goes into that thread. */
export function takeQuestion(room: Room, asked: AskedQuestion): void {
  const place = { channel: asked.channel, thread: asked.thread };
  const outbox = outboxAt(room.wire, place);
  const language = languageOf(asked.text);
  const work = new AbortController();
  const forget = room.running.add(asked.channel, asked.thread, work);
  room.engaged.add(asked.channel, asked.thread);
  const run = async (signal: AbortSignal) => {
    if (asked.text === "") return void (await howToAsk(room, outbox, language));
    const rest = room.showWorking(place, wordsOf(language).reading);
    try {
      const history = await historyOf(room, asked);
      await answerInto(room, { text: asked.text, history }, outbox, signal);
    } finally {
      rest();
    }
  };
  const finish = async (signal: AbortSignal) => run(signal).finally(forget);
  room.desk.take({ work, language, outbox: () => outbox, run: finish });
}
