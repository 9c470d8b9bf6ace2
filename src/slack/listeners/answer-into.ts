import type { Turn } from "../../domain/question.ts";
import { languageOf } from "../../language/language.ts";
import type { JobOutcome } from "../../ports/job-table.ts";
import { createAnswerMessage } from "../delivery/answer-message.ts";
import { readAnswer } from "../delivery/deliver-answer.ts";
import type { ActiveJob } from "../delivery/job-worker.ts";
import type { Outbox } from "../delivery/outbox.ts";
import { plainMessage } from "../views/plain-message.ts";
import { wordsOf } from "../views/words.ts";
import { digestAsked } from "./answer-with-digest.ts";
import { whenLate } from "./job-posting.ts";
import type { ListenerContext } from "./listener-context.ts";
import { todayOf } from "./today-of.ts";
import { whyNotServed } from "./why-not-served.ts";

/**
 * Asks in its turn, unless the person is not served here or has asked too much already, and says the answer in an outbox. What is said waits for Slack outside of the turn, so that a channel that
 * takes nothing for two minutes holds up nobody else's answer.
 */
export async function answerInto(
  context: ListenerContext,
  active: ActiveJob,
  { user, ...question }: { user: string | null; text: string; history: readonly Turn[] },
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
  const digest = digestAsked(context, { text: question.text, today: now });
  if (digest !== null) {
    const parts = whenLate(context, active.job, language, await active.inTurn(digest));
    for (const [part, message] of parts.entries()) await outbox.write(part, message, part === parts.length - 1);
    return "answered";
  }
  const draft = createAnswerMessage(outbox, clock, log);
  const { signal } = active.work;
  const { messages, outcome } = await active.inTurn(() =>
    readAnswer(ask({ ...question, now }, { signal }), draft, { signal, language, failure: active.failure }),
  );
  await draft.finish(whenLate(context, active.job, language, messages));
  return outcome;
}
