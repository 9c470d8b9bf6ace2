import type { Language } from "../../domain/article.ts";
import type { Turn } from "../../domain/question.ts";
import { dayAt } from "../../language/calendar.ts";
import { languageOf } from "../../language/language.ts";
import { deliverAnswer } from "../delivery/deliver-answer.ts";
import { type Outbox, outboxAt } from "../delivery/outbox.ts";
import { plainMessage } from "../views/plain-message.ts";
import { wordsOf } from "../views/words.ts";
import { answerWithDigest } from "./answer-with-digest.ts";
import type { ListenerContext } from "./listener-context.ts";
import { threadHistory } from "./thread-history.ts";

/** A question as it stands in a thread. `ts` is the message that asks; `thread` the thread it is answered in. */
export interface AskedQuestion {
  /** Null where Slack does not name the person. */
  readonly user: string | null;
  readonly channel: string;
  readonly thread: string;
  readonly ts: string;
  readonly text: string;
  readonly botUser: string;
}

/** Today where a person is, as an ISO day; in UTC where that is not known. */
export async function todayOf(context: ListenerContext, user: string | null): Promise<string> {
  const zone = user === null ? null : await context.zones.of(user);
  return dayAt(context.parts.clock.now(), zone ?? "UTC");
}

/** Without its history a follow-up is still a question, so a thread that cannot be read is only logged. */
async function historyOf(context: ListenerContext, asked: AskedQuestion): Promise<readonly Turn[]> {
  if (asked.thread === asked.ts) return [];
  try {
    return threadHistory(await context.slackApi.thread(asked.channel, asked.thread), asked.ts, asked.botUser);
  } catch (cause) {
    context.parts.log.warn("history-not-read", { cause });
    return [];
  }
}

/** Asks, and shows the answer in an outbox. */
export async function answerInto(
  context: ListenerContext,
  question: { user: string | null; text: string; history: readonly Turn[] },
  outbox: Outbox,
  signal: AbortSignal,
): Promise<void> {
  const { ask, clock, log } = context.parts;
  const { user, ...rest } = question;
  const events = ask({ ...rest, now: await todayOf(context, user) }, { signal });
  await deliverAnswer(events, { outbox, clock, log, signal, language: languageOf(question.text) });
}

function howToAsk(context: ListenerContext, outbox: Outbox, language: Language): Promise<unknown> {
  const words = wordsOf(language);
  return outbox.post(plainMessage(words.howToAsk(context.corpusName ?? words.articles)));
}

/** Puts a question that stands in a thread on the queue; its answer goes into that thread. */
export function takeQuestion(context: ListenerContext, asked: AskedQuestion): void {
  const place = { channel: asked.channel, thread: asked.thread };
  const outbox = outboxAt(context.slackApi, place);
  const language = languageOf(asked.text);
  const work = new AbortController();
  const forget = context.running.add(asked.channel, asked.thread, work);
  context.engaged.add(asked.channel, asked.thread);
  const run = async (signal: AbortSignal) => {
    if (asked.text === "") return void (await howToAsk(context, outbox, language));
    const rest = context.showWorking(place, wordsOf(language).reading);
    try {
      if (await answerWithDigest(context, { ...asked, today: await todayOf(context, asked.user) }, outbox)) return;
      const history = await historyOf(context, asked);
      await answerInto(context, { user: asked.user, text: asked.text, history }, outbox, signal);
    } finally {
      rest();
    }
  };
  const finish = async (signal: AbortSignal) => run(signal).finally(forget);
  context.queue.take({ work, language, outbox: () => outbox, run: finish });
}
