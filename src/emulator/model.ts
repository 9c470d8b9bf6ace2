/** A JSON object as it goes over the wire. */
export type Fields = Readonly<Record<string, unknown>>;

/** A person or bot of the workspace. `tz` is an IANA zone, `locale` a tag such as "zh-CN". */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly tz: string;
  readonly locale: string;
  readonly isBot: boolean;
}

/** A conversation. `channel` is public, `group` private, `im` a direct message with the bot. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: "channel" | "group" | "im";
  readonly members: Set<string>;
  readonly archived: boolean;
}

/** A message in Slack's own shape, plus the channel it stands in. */
export interface Message {
  readonly type: "message";
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly team: string;
  readonly text: string;
  readonly subtype?: string | undefined;
  readonly thread_ts?: string | undefined;
  readonly parent_user_id?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly app_id?: string | undefined;
  readonly client_msg_id?: string | undefined;
  readonly blocks?: readonly Fields[] | undefined;
  readonly attachments?: readonly Fields[] | undefined;
  readonly metadata?: Fields | undefined;
  readonly edited?: { readonly user: string; readonly ts: string } | undefined;
  readonly reactions?: readonly Reaction[] | undefined;
  readonly streaming_state?: "in_progress" | "completed" | "errored" | undefined;
  /** What the poster asked for: Slack unfurls links unless this is false. Streams never unfurl. */
  readonly unfurl_links?: boolean | undefined;
  readonly unfurl_media?: boolean | undefined;
  readonly mrkdwn?: boolean | undefined;
}

/** A reaction under a message. */
export interface Reaction {
  readonly name: string;
  readonly users: readonly string[];
  readonly count: number;
}

/** A message that only one person sees. */
export interface Ephemeral extends Omit<Message, "type"> {
  readonly type: "message";
  readonly is_ephemeral: true;
  /** Who sees it. */
  readonly to: string;
}

/** One call of the Web API, with its answer, as the log keeps it. `at` is ms since 1970. */
export interface ApiCall {
  readonly method: string;
  readonly args: Fields;
  readonly at: number;
  readonly status: number;
  readonly answer: Fields;
}

/** One attempt to bring an envelope to the app. */
export interface Attempt {
  readonly number: number;
  readonly reason: string;
  readonly at: number;
  readonly outcome: "pending" | "acked" | DeliveryFailure;
}

/** Why an attempt failed, in Slack's words where Slack has one. */
export type DeliveryFailure =
  | "timeout"
  | "socket_closed"
  | "no_socket"
  | "http_timeout"
  | "http_error"
  | "connection_failed"
  | "too_many_redirects";

/** What goes to the app, in the names Socket Mode gives the three kinds. */
export type DeliveryKind = "events_api" | "slash_commands" | "interactive";

/** Something on its way to the app. `waiting` means no attempt is running. */
export interface Delivery {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly payload: Fields;
  /** The event's id, for events only: the same for every copy and every retry. */
  readonly eventId: string | null;
  /** The event's type, the command, or the interaction's type. */
  readonly name: string;
  state: "waiting" | "sent" | "acked" | "failed";
  attempts: Attempt[];
  /** What the app answered with its acknowledgement, if anything. */
  response: unknown;
}

/** A message that is being streamed. */
export interface Stream {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  /** `text` and `chunks` cannot be mixed in one stream; null until the first content. */
  mode: "text" | "chunks" | null;
  state: "streaming" | "stopped" | "expired" | "stopped_by_user";
  text: string;
  blocks: Fields[];
  tasks: Map<string, Fields>;
  planTitle: string | null;
}

/** An agent session: one thread's status, shown to its user. */
export interface Session {
  readonly channel: string;
  readonly threadTs: string;
  status: "active" | "processing" | "suspended" | "closed";
  title: string | null;
}

/** A modal or a Home tab. */
export interface View {
  readonly id: string;
  readonly user: string;
  readonly hash: string;
  readonly view: Fields;
  /** What the app found wrong with what was last submitted, by block id. */
  readonly errors?: Fields;
}

/** A message that will be posted at `postAt`, seconds since 1970. */
export interface Scheduled {
  readonly id: string;
  readonly channel: string;
  readonly postAt: number;
  readonly text: string;
}

/** The line Slack shows under a thread, and the prompts it offers. */
export interface ThreadStatus {
  readonly channel: string;
  readonly threadTs: string;
  readonly status: string;
  readonly title: string | null;
  readonly prompts: readonly Fields[];
}
