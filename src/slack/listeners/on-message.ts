import { cleanQuestion } from "./clean-question.ts";
import { type Envelope, type IncomingMessage, readMessage } from "./incoming.ts";
import type { ListenerContext } from "./listener-context.ts";
import { shouldAnswer } from "./should-answer.ts";
import { takeQuestion } from "./take-question.ts";

/** One message is answered once, whether its event comes again or a second event tells of the same message. */
async function claimMessage(context: ListenerContext, message: IncomingMessage, envelope: Envelope): Promise<boolean> {
  if (envelope.eventId !== null && !(await context.claim(`event:${envelope.eventId}`))) return false;
  return context.claim(`message:${envelope.team}:${message.channel}:${message.ts}`);
}

async function isEngaged(context: ListenerContext, channel: string, thread: string): Promise<boolean> {
  try {
    return await context.engaged.has(channel, thread);
  } catch (cause) {
    context.parts.log.warn("thread-not-read", { cause });
    return false;
  }
}

async function answerOnce(context: ListenerContext, message: IncomingMessage, envelope: Envelope): Promise<void> {
  if (!(await claimMessage(context, message, envelope)))
    return context.parts.log.info("answered-already", { ts: message.ts });
  const text = cleanQuestion(message.text, envelope.botUser);
  const { channel, ts, thread_ts, user = null } = message;
  takeQuestion(context, { user, channel, thread: thread_ts ?? ts, ts, text, botUser: envelope.botUser });
}

/** A mention: always for the bot. */
export async function onMention(context: ListenerContext, event: unknown, envelope: Envelope): Promise<void> {
  const message = readMessage(event);
  if (message === null || message.user === envelope.botUser)
    return context.parts.log.info("ignored", { reason: "not-a-mention" });
  await answerOnce(context, message, envelope);
}

/** A message in a direct conversation, or in a thread that may be one of ours. */
export async function onMessage(context: ListenerContext, event: unknown, envelope: Envelope): Promise<void> {
  const message = readMessage(event);
  if (message === null) return context.parts.log.info("ignored", { reason: "not-a-message" });
  const decision = shouldAnswer(message, envelope.botUser);
  if (decision.kind === "ignore") return context.parts.log.info("ignored", { reason: decision.reason });
  if (decision.kind === "answer-if-engaged" && !(await isEngaged(context, message.channel, decision.thread))) {
    return context.parts.log.info("ignored", { reason: "thread-not-ours" });
  }
  await answerOnce(context, message, envelope);
}
