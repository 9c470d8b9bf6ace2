import { mentionedUsers } from "./clean-question.ts";
import type { IncomingMessage } from "./incoming.ts";
import { readsAsQuestion } from "./reads-as-question.ts";

/** What to do with a message: answer it, answer it if its thread is one of ours, or leave it, and why. */
export type Decision =
  | { readonly kind: "answer" }
  | { readonly kind: "answer-if-engaged"; readonly thread: string }
  | { readonly kind: "ignore"; readonly reason: string };

/** Subtypes that are a person speaking. Edits, deletions, joins and the like are not. */
const SPOKEN: ReadonlySet<string | undefined> = new Set([undefined, "file_share", "thread_broadcast"]);

function ignore(reason: string): Decision {
  return { kind: "ignore", reason };
}

/** Decides about a message event. A mention event needs no deciding: it is for the bot. */
export function shouldAnswer(message: IncomingMessage, botUser: string): Decision {
  if (!SPOKEN.has(message.subtype)) return ignore("not-spoken");
  if (message.user === undefined || message.user === botUser || message.bot_id !== undefined)
    return ignore("from-a-bot");
  if (message.channel_type === "im") return { kind: "answer" };
  const mentioned = mentionedUsers(message.text);
  if (mentioned.includes(botUser)) return ignore("mention-event-comes-too");
  if (message.thread_ts === undefined || message.thread_ts === message.ts) return ignore("not-in-a-thread");
  if (mentioned.length > 0) return ignore("for-someone-else");
  if (!readsAsQuestion(message.text)) return ignore("not-asked");
  return { kind: "answer-if-engaged", thread: message.thread_ts };
}
