import type { Turn } from "../../domain/question.ts";
import { languageOf } from "../../language/language.ts";
import type { JobOutcome } from "../../ports/job-table.ts";
import { isRefused } from "../calls/slack-failure.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { plainMessage } from "../views/plain-message.ts";
import { wordsOf } from "../views/words.ts";
import { answerInto } from "./answer-into.ts";
import { settingsOf } from "./channel-settings.ts";
import { orDirectly, postingOf } from "./job-posting.ts";
import type { ListenerContext } from "./listener-context.ts";
import { jobIdOf, readMessageDetails } from "./message-job.ts";
import { threadHistory } from "./thread-history.ts";

/** Whether the bot has answered in a thread. One that it may not read is none of its own. */
async function isOurs(context: ListenerContext, channel: string, thread: string, signal: AbortSignal) {
  try {
    return await context.engaged.has(channel, thread, signal);
  } catch (cause) {
    if (!isRefused(cause)) throw cause;
    context.parts.log.warn("thread-not-read", { cause });
    return false;
  }
}

/** Answers a message in its thread. */
export function messageTask(context: ListenerContext, active: ActiveJob): Task {
  const { job, life, work } = active;
  const { ts, team, botUser, ifEngaged } = readMessageDetails(job);
  const { channel, text } = job;
  const thread = job.thread ?? ts;
  const place = { channel, thread };
  const language = languageOf(text);
  const words = wordsOf(language);
  // An edited question is answered in the place of its answer: for Slack both are one job.
  const first = jobIdOf(team, channel, ts);
  const edited = job.id !== first;
  const own = context.slackApi.outbox(place, {
    ...postingOf(active, ts),
    ...(edited ? { job: first, resumed: true } : {}),
  });
  const outbox = orDirectly(context, active, own, language);

  /** Without its history a follow-up is still a question, so a thread that may not be read is only logged. */
  const history = async (): Promise<readonly Turn[]> => {
    if (thread === ts) return [];
    try {
      return threadHistory(await context.slackApi.thread(channel, thread, life), ts, botUser);
    } catch (cause) {
      if (!isRefused(cause)) throw cause;
      context.parts.log.warn("history-not-read", { cause });
      return [];
    }
  };
  const answer = async (): Promise<JobOutcome> => {
    if (!edited && (await own.allTold())) return "answered";
    if (text === "") {
      await outbox.write(0, plainMessage(words.howToAsk(context.corpusName ?? words.articles)), true);
      return "answered";
    }
    const rest = context.showWorking(place, words.reading);
    try {
      const asked = { user: job.person, team, text, history: await history() };
      return await answerInto(context, active, asked, outbox);
    } finally {
      rest();
    }
  };
  const run = async (): Promise<JobOutcome> => {
    if (ifEngaged && !(await isOurs(context, channel, thread, life))) {
      context.parts.log.info("ignored", { reason: "thread-not-ours" });
      return "ignored";
    }
    if (ifEngaged && (await settingsOf(context, team, channel)).mentionOnly) {
      context.parts.log.info("ignored", { reason: "mention-only" });
      return "ignored";
    }
    context.engaged.add(channel, thread);
    const ahead = context.turns.ahead(channel, thread);
    const rest = ahead === 0 ? () => undefined : context.showWorking(place, words.waiting(ahead));
    return context.turns.inTurn(channel, thread, async () => {
      rest();
      const forget = context.running.add(channel, thread, work, job.id);
      return answer().finally(forget);
    });
  };
  return { language, outbox: () => outbox, run };
}
