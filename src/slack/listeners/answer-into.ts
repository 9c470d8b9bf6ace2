import type { Turn } from "../../domain/question.ts";
import { languageOf } from "../../language/language.ts";
import type { Job, JobOutcome } from "../../ports/job-table.ts";
import { createAnswerMessage } from "../delivery/answer-message.ts";
import { readAnswer } from "../delivery/deliver-answer.ts";
import type { ActiveJob } from "../delivery/job-worker.ts";
import type { Outbox } from "../delivery/outbox.ts";
import { answerActions, withTail } from "../views/answer-actions.ts";
import { plainMessage } from "../views/plain-message.ts";
import { wordsOf } from "../views/words.ts";
import { digestAsked } from "./answer-with-digest.ts";
import { settingsOf } from "./channel-settings.ts";
import { whenLate } from "./job-posting.ts";
import { keepAnswer } from "./keep-answer.ts";
import type { ListenerContext } from "./listener-context.ts";
import { todayOf } from "./today-of.ts";
import { whyNotServed } from "./why-not-served.ts";

/** Who asks what, and whether nobody else sees the answer. */
interface Asked {
  readonly user: string | null;
  readonly team: string;
  readonly text: string;
  readonly history: readonly Turn[];
  readonly quiet?: boolean;
}

/**
 * Asks in its turn, unless the person is not served here or has asked too much already, and says the answer in an outbox. What is said waits for Slack outside of the turn, so that a channel that
 * takes nothing for two minutes holds up nobody else's answer.
 */
export async function answerInto(
  context: ListenerContext,
  active: ActiveJob,
  { user, team, quiet = false, ...question }: Asked,
  outbox: Outbox,
): Promise<JobOutcome> {
  const { ask, clock, log } = context.parts;
  const language = languageOf(question.text);
  const refusal = await whyNotServed(context, active.job, language);
  if (refusal !== null) {
    await outbox.write(0, plainMessage(refusal), true);
    return "told";
  }
  if (!context.limits.allows(user, active.job.id)) {
    await outbox.write(0, plainMessage(wordsOf(language).tooMany(context.limits.most)), true);
    return "told";
  }
  const now = await todayOf(context, user);
  const { channel, thread, id } = active.job;
  const digest = digestAsked(context, { text: question.text, today: now, channel });
  if (digest !== null) {
    const { messages, noteTold } = await active.inTurn(digest);
    const parts = whenLate(context, active.job, language, messages);
    for (const [part, message] of parts.entries()) await outbox.write(part, message, part === parts.length - 1);
    await noteTold({ channel, thread }, id);
    return "answered";
  }
  const settled = (await settingsOf(context, team, channel)).language;
  const answerIn = settled === null ? {} : { language: settled };
  const within = await toldUnder(context, active.job);
  const draft = createAnswerMessage(outbox, clock, log);
  const { signal } = active.work;
  const { messages, outcome, answer } = await active.inTurn(() =>
    readAnswer(ask({ ...question, now, ...answerIn, ...within }, { signal }), draft, {
      signal,
      language,
      failure: active.failure,
    }),
  );
  const given = { team, question: question.text, quiet };
  const kept = answer === null ? null : await keepAnswer(context, active.job, given, answer);
  const told = withTail(messages, kept === null ? [] : answerActions(kept));
  await draft.finish(whenLate(context, active.job, language, told));
  return outcome;
}

/** The articles of the digest or briefing in whose thread something is asked. Without the store the whole corpus answers. */
async function toldUnder(
  { parts: { store, log } }: ListenerContext,
  { channel, thread }: Job,
): Promise<{ readonly within?: readonly string[] }> {
  if (thread === null) return {};
  const within = await store.toldUnder(channel, thread).catch((cause: unknown) => {
    log.warn("told-not-read", { cause });
    return [];
  });
  return within.length === 0 ? {} : { within };
}
