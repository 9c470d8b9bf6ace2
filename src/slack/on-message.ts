import { cleanQuestion } from "./clean-question.ts";
import { type Envelope, type IncomingMessage, readMessage } from "./incoming.ts";
import type { Room } from "./room.ts";
import { shouldAnswer } from "./should-answer.ts";
import { takeQuestion } from "./take-question.ts";

/** One message is answered once, whether its event comes again or a second event tells of the same message. */
async function claimMessage(room: Room, message: IncomingMessage, envelope: Envelope): Promise<boolean> {
  if (envelope.eventId !== null && !(await room.claim(`event:${envelope.eventId}`))) return false;
  return room.claim(`message:${envelope.team}:${message.channel}:${message.ts}`);
}

async function isEngaged(room: Room, channel: string, thread: string): Promise<boolean> {
  try {
    return await room.engaged.has(channel, thread);
  } catch (cause) {
    room.parts.log.warn("thread-not-read", { cause });
    return false;
  }
}

async function answerOnce(room: Room, message: IncomingMessage, envelope: Envelope): Promise<void> {
  if (!(await claimMessage(room, message, envelope)))
    return room.parts.log.info("answered-already", { ts: message.ts });
  const text = cleanQuestion(message.text, envelope.botUser);
  const { channel, ts, thread_ts } = message;
  takeQuestion(room, { channel, thread: thread_ts ?? ts, ts, text, botUser: envelope.botUser });
}

/** A mention: always for the bot. */
export async function onMention(room: Room, event: unknown, envelope: Envelope): Promise<void> {
  const message = readMessage(event);
  if (message === null || message.user === envelope.botUser)
    return room.parts.log.info("ignored", { reason: "not-a-mention" });
  await answerOnce(room, message, envelope);
}

/** A message in a direct conversation, or in a thread that may be one of ours. */
export async function onMessage(room: Room, event: unknown, envelope: Envelope): Promise<void> {
  const message = readMessage(event);
  if (message === null) return room.parts.log.info("ignored", { reason: "not-a-message" });
  const decision = shouldAnswer(message, envelope.botUser);
  if (decision.kind === "ignore") return room.parts.log.info("ignored", { reason: decision.reason });
  if (decision.kind === "answer-if-engaged" && !(await isEngaged(room, message.channel, decision.thread))) {
    return room.parts.log.info("ignored", { reason: "thread-not-ours" });
  }
  await answerOnce(room, message, envelope);
}
