import { z } from "zod";
import type { Job } from "../../ports/job-table.ts";
import { mentionedUsers } from "./clean-question.ts";
import type { Envelope } from "./incoming.ts";
import { readMessage } from "./incoming.ts";
import type { ListenerContext } from "./listener-context.ts";
import { jobIdOf, jobOf, messageJob } from "./message-job.ts";
import { shouldAnswer } from "./should-answer.ts";

/** The kind of a job that takes back what answers a deleted question. */
export const DELETED = "deleted";

const changed = z.object({
  subtype: z.literal("message_changed"),
  channel: z.string(),
  channel_type: z.string().optional(),
  message: z.looseObject({
    ts: z.string(),
    text: z.string().default(""),
    edited: z.object({ ts: z.string() }).optional(),
  }),
  previous_message: z.object({ text: z.string().default("") }).optional(),
});

const deleted = z.object({
  subtype: z.literal("message_deleted"),
  channel: z.string(),
  deleted_ts: z.string(),
  previous_message: z.object({ user: z.string().optional(), thread_ts: z.string().optional() }).optional(),
});

/** A question whose words a person changed, to be answered anew in the place of its answer; null for anything else. */
function editJob(context: ListenerContext, event: unknown, envelope: Envelope): Job | null {
  const edit = changed.safeParse(event).data;
  if (edit?.message.edited === undefined || edit.message.text === edit.previous_message?.text) return null;
  const { channel, channel_type } = edit;
  const message = readMessage({ ...edit.message, type: "message", channel, channel_type });
  if (message === null) return null;
  const { botUser } = envelope;
  // No mention event comes for an edit.
  const named =
    message.user !== botUser && message.bot_id === undefined && mentionedUsers(message.text).includes(botUser);
  const decision = named ? ({ kind: "answer" } as const) : shouldAnswer(message, botUser);
  if (decision.kind === "ignore") return null;
  const job = jobOf(message, envelope, context.parts.clock.now(), decision.kind === "answer-if-engaged");
  context.running.stopFor(job.id);
  return { ...job, id: `${job.id}:${edit.message.edited.ts}` };
}

/** A deleted question, whose answer is to go too; null for anything else. */
function deletionJob(context: ListenerContext, event: unknown, { team, botUser }: Envelope): Job | null {
  const deletion = deleted.safeParse(event).data;
  if (deletion === undefined || deletion.previous_message?.user === botUser) return null;
  const { channel, deleted_ts: ts, previous_message: before } = deletion;
  const answered = jobIdOf(team, channel, ts);
  context.running.stopFor(answered);
  return {
    id: `deleted:${answered}`,
    kind: DELETED,
    channel,
    thread: before?.thread_ts ?? ts,
    person: null,
    text: "",
    at: context.parts.clock.now(),
    details: JSON.stringify({ answered, ts } satisfies DeletedDetails),
  };
}

/** What is to be done about anything that happens to a message: it is new, edited or deleted. Null where nothing is. */
export function conversationJob(context: ListenerContext, event: unknown, envelope: Envelope): Job | null {
  const { subtype } = z.object({ subtype: z.string().optional() }).safeParse(event).data ?? {};
  if (subtype === "message_changed") return editJob(context, event, envelope);
  if (subtype === "message_deleted") return deletionJob(context, event, envelope);
  return messageJob(context, event, envelope);
}

const details = z.object({ answered: z.string(), ts: z.string() });
type DeletedDetails = z.infer<typeof details>;

/** Which job answered the deleted message. */
export function readDeletedDetails(job: Job): DeletedDetails {
  return details.parse(JSON.parse(job.details));
}
