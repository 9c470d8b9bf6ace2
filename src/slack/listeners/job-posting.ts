import type { Language } from "../../domain/article.ts";
import { WenzhaiError } from "../../errors.ts";
import type { Job } from "../../ports/job-table.ts";
import type { ActiveJob } from "../delivery/job-worker.ts";
import type { Posting } from "../delivery/marked-outbox.ts";
import type { Outbox } from "../delivery/outbox.ts";
import { createReachingOutbox } from "../delivery/reaching-outbox.ts";
import { cutText } from "../views/safe-text.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { withFirstLine } from "../views/with-first-line.ts";
import { wordsOf } from "../views/words.ts";
import type { ListenerContext } from "./listener-context.ts";

/** Our clock and Slack's may differ by this much. */
const SKEW_MS = 3_600_000;
/** Enough of a question to know it again. */
const QUESTION_SHOWN = 200;

/** A job's right to speak in a place where nothing of it stands before `since`, a ts of Slack's; without one, by our own clock. */
export function postingOf(
  { job, life, confirm }: Pick<ActiveJob, "job" | "life" | "confirm">,
  since?: string,
): Posting {
  const byClock = (Math.max(0, job.at - SKEW_MS) / 1_000).toFixed(6);
  return { job: job.id, resumed: job.takes > 1, since: since ?? byClock, signal: life, confirm };
}

/** A person's direct messages, for what cannot be said elsewhere. Throws as Slack's refusal does when nobody is named. */
export async function directOutbox(context: ListenerContext, active: ActiveJob): Promise<Outbox> {
  const { person, channel } = active.job;
  if (person === null) throw new WenzhaiError("slack", "no-person");
  const direct = await context.slackApi.openDirect(person, active.life);
  if (direct === channel) throw new WenzhaiError("slack", "no-other-place");
  return context.slackApi.outbox({ channel: direct, thread: null }, postingOf(active));
}

/** The outbox, or the person's direct messages when Slack refuses its place. */
export function orDirectly(context: ListenerContext, active: ActiveJob, first: Outbox, language: Language): Outbox {
  const line = wordsOf(language).answeredElsewhere(cutText(active.job.text, QUESTION_SHOWN));
  return createReachingOutbox(
    first,
    () => directOutbox(context, active),
    (message) => withFirstLine(line, message),
  );
}

/** The messages as they are, or saying that they are late. A clock that was set back makes nothing late. */
export function whenLate(
  { parts, lateAfterMs }: ListenerContext,
  job: Job,
  language: Language,
  [first, ...rest]: readonly SlackMessage[],
): readonly SlackMessage[] {
  if (first === undefined) return [];
  const late = parts.clock.now() - job.at > lateAfterMs;
  return [late ? withFirstLine(wordsOf(language).late, first) : first, ...rest];
}
