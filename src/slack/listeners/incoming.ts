import { z } from "zod";

/** What we use of a message or mention event; Slack sends much more. */
const incomingMessage = z.object({
  type: z.string(),
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().default(""),
  ts: z.string(),
  thread_ts: z.string().optional(),
  parent_user_id: z.string().optional(),
});
export type IncomingMessage = z.infer<typeof incomingMessage>;

const stopped = z.object({ channel: z.string(), thread_ts: z.string() });
const homeOpened = z.object({ user: z.string(), tab: z.string().optional() });

/** The workspace an event came from, and who the app is in it. */
export interface Envelope {
  readonly team: string;
  readonly botUser: string;
}

const envelope = z.object({
  type: z.literal("event_callback"),
  team_id: z.string().default(""),
  event: z.looseObject({ type: z.string() }),
});

/** What Slack sent, opened: the event is null when there is none in it. */
export function readEnvelope(
  body: unknown,
  botUser: string,
): { readonly event: { readonly type: string } | null; readonly envelope: Envelope } {
  const read = envelope.safeParse(body).data;
  return { event: read?.event ?? null, envelope: { team: read?.team_id ?? "", botUser } };
}

/** The kind of a conversation, told by its id, for events that do not name it. */
function kindOf(channel: string): string {
  if (channel.startsWith("D")) return "im";
  return channel.startsWith("G") ? "group" : "channel";
}

/** A message or mention event, or null when it lacks what every real one has. `channel_type` is always set. */
export function readMessage(event: unknown): (IncomingMessage & { readonly channel_type: string }) | null {
  const message = incomingMessage.safeParse(event).data;
  if (message === undefined) return null;
  return { ...message, channel_type: message.channel_type ?? kindOf(message.channel) };
}

/** The thread in which someone pressed Stop. */
export function readStopped(event: unknown): z.infer<typeof stopped> | null {
  return stopped.safeParse(event).data ?? null;
}

/** Who opened which tab of the app's home. */
export function readHomeOpened(event: unknown): z.infer<typeof homeOpened> | null {
  return homeOpened.safeParse(event).data ?? null;
}
