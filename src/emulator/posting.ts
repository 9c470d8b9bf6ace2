import type { Context } from "./context.ts";
import { type Emitted, emitMessage } from "./events.ts";
import type { Content } from "./message-content.ts";
import type { Channel, Ephemeral, Fields, Message } from "./model.ts";
import { SlackError } from "./slack-error.ts";
import { threadKey } from "./state.ts";

/** Where and how a message is to be posted. */
export interface Post {
  readonly channel: Channel;
  readonly user: string;
  readonly content: Content;
  readonly threadTs?: string | undefined;
  readonly extra?: Partial<Message>;
}

/** Puts a message into a channel. It is not announced to the app: `announce` does that. */
export function post(ctx: Context, { channel, user, content, threadTs, extra }: Post): Message {
  const parent = threadTs === undefined ? undefined : ctx.state.message(channel.id, threadTs);
  const message: Message = {
    type: "message",
    channel: channel.id,
    ts: ctx.ids.timestamp(ctx.clock.now()),
    user,
    team: ctx.settings.team.id,
    ...content,
    blocks: withIds(ctx, content.blocks),
    thread_ts: threadTs,
    parent_user_id: parent?.user,
    ...(user === ctx.settings.botUserId ? { bot_id: ctx.settings.botId, app_id: ctx.settings.appId } : {}),
    ...extra,
  };
  // A reply ends the "is thinking" line of its thread.
  if (threadTs !== undefined) ctx.state.threadStatuses.delete(threadKey(channel.id, threadTs));
  ctx.state.putMessage(message);
  return message;
}

/** Posts a message and tells the app of it. */
export function postAndAnnounce(ctx: Context, what: Post): { message: Message; emitted: Emitted | null } {
  const message = post(ctx, what);
  return { message, emitted: emitMessage(ctx, what.channel, message) };
}

/** Shows a message to one person only. The app gets no event for it. */
export function postEphemeral(ctx: Context, to: string, what: Post): Ephemeral {
  const ephemeral: Ephemeral = {
    type: "message",
    channel: what.channel.id,
    ts: ctx.ids.timestamp(ctx.clock.now()),
    user: what.user,
    team: ctx.settings.team.id,
    ...what.content,
    thread_ts: what.threadTs,
    bot_id: ctx.settings.botId,
    is_ephemeral: true,
    to,
  };
  ctx.state.ephemerals.push(ephemeral);
  ctx.state.changed();
  return ephemeral;
}

/** Gives every block an id, as Slack does. */
export function withIds(ctx: Context, blocks: readonly Fields[] | undefined): readonly Fields[] | undefined {
  return blocks?.map((block) => ({ ...block, block_id: block.block_id ?? ctx.ids.next("b") }));
}

/** A channel the bot may see, by id or by name. Throws `channel_not_found`. */
export function visibleChannel(ctx: Context, given: string): Channel {
  const name = given.replace(/^#/, "");
  const channel =
    ctx.state.channels.get(given) ?? [...ctx.state.channels.values()].find((other) => other.name === name);
  const isHidden = channel?.kind === "group" && !channel.members.has(ctx.settings.botUserId);
  if (channel === undefined || isHidden) throw new SlackError("channel_not_found");
  return channel;
}

/** A channel the bot may post to; a user's id stands for the direct messages with them. */
export function postableChannel(ctx: Context, given: string): Channel {
  const channel = ctx.state.users.has(given) ? directChannel(ctx, given) : visibleChannel(ctx, given);
  if (channel.archived) throw new SlackError("is_archived");
  const isMember = channel.members.has(ctx.settings.botUserId);
  const mayPostAnywhere = channel.kind === "channel" && ctx.settings.scopes.includes("chat:write.public");
  if (!isMember && !mayPostAnywhere) throw new SlackError("not_in_channel");
  return channel;
}

/** The direct messages between a person and the bot, opened when they are not yet. */
export function directChannel(ctx: Context, user: string): Channel {
  const { botUserId } = ctx.settings;
  const open = [...ctx.state.channels.values()].find(({ kind, members }) => kind === "im" && members.has(user));
  if (open !== undefined) return open;
  const channel: Channel = {
    id: ctx.ids.next("D"),
    name: "",
    kind: "im",
    members: new Set([user, botUserId]),
    archived: false,
  };
  ctx.state.channels.set(channel.id, channel);
  ctx.state.changed();
  return channel;
}

/** Checks a `thread_ts`: the root must be there and be a root. Throws `thread_not_found`, `cannot_reply_to_message`. */
export function checkThread(ctx: Context, channel: Channel, threadTs: string | undefined): void {
  if (threadTs === undefined) return;
  const root = ctx.state.message(channel.id, threadTs);
  if (root === undefined) throw new SlackError("thread_not_found");
  if (root.thread_ts !== undefined && root.thread_ts !== root.ts) throw new SlackError("cannot_reply_to_message");
}
