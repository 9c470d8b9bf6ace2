import { z } from "zod";
import type { Job } from "../../ports/job-table.ts";
import { LINK_POSTED, linkIn } from "./add-tasks.ts";
import { cleanQuestion } from "./clean-question.ts";
import { type Envelope, type IncomingMessage, readMessage } from "./incoming.ts";
import type { ListenerContext } from "./listener-context.ts";
import { shouldAnswer } from "./should-answer.ts";

/** The kind of a job that answers a message. */
export const MESSAGE = "message";

const details = z.object({
  /** The message that asks. */
  ts: z.string(),
  team: z.string().default(""),
  botUser: z.string(),
  /** It is for us only if the thread is one we have answered in. */
  ifEngaged: z.boolean(),
});
export type MessageDetails = z.infer<typeof details>;

/** What a message's job carries besides its words. */
export function readMessageDetails(job: Job): MessageDetails {
  return details.parse(JSON.parse(job.details));
}

/** The id of the job that answers a message. */
export function jobIdOf(team: string, channel: string, ts: string): string {
  return `message:${team}:${channel}:${ts}`;
}

/** One message is one job, whether its event comes again or a second event tells of the same message. */
export function jobOf(message: IncomingMessage, { team, botUser }: Envelope, at: number, ifEngaged: boolean): Job {
  const { channel, ts, thread_ts, user = null } = message;
  return {
    id: jobIdOf(team, channel, ts),
    kind: MESSAGE,
    channel,
    thread: thread_ts ?? ts,
    person: user,
    text: cleanQuestion(message.text, botUser),
    at,
    details: JSON.stringify({ ts, team, botUser, ifEngaged } satisfies MessageDetails),
  };
}

function ignore(context: ListenerContext, reason: string): null {
  context.parts.log.info("ignored", { reason });
  return null;
}

/** A mention: always for the bot, unless a bot wrote it. Null when nothing is to be done. */
export function mentionJob(context: ListenerContext, event: unknown, envelope: Envelope): Job | null {
  const message = readMessage(event);
  if (message === null || message.user === envelope.botUser) return ignore(context, "not-a-mention");
  if (message.bot_id !== undefined) return ignore(context, "from-a-bot");
  return jobOf(message, envelope, context.parts.clock.now(), false);
}

/** A message in a direct conversation, or in a thread that may be one of ours. Null when nothing is to be done. */
export function messageJob(context: ListenerContext, event: unknown, envelope: Envelope): Job | null {
  const message = readMessage(event);
  if (message === null) return ignore(context, "not-a-message");
  // Slack tells us of everything we say ourselves.
  if (message.user === envelope.botUser) return null;
  const decision = shouldAnswer(message, envelope.botUser);
  if (decision.kind === "ignore") {
    const link =
      decision.reason === "not-in-a-thread" && context.addChannels.has(message.channel) ? linkIn(message.text) : null;
    if (link === null) return ignore(context, decision.reason);
    return { ...jobOf(message, envelope, context.parts.clock.now(), false), kind: LINK_POSTED, text: link };
  }
  const ifEngaged = decision.kind === "answer-if-engaged";
  if (ifEngaged && context.engaged.known(message.channel, decision.thread) === false)
    return ignore(context, "thread-not-ours");
  return jobOf(message, envelope, context.parts.clock.now(), ifEngaged);
}
