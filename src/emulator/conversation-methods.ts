import type { Args } from "./args.ts";
import type { Context } from "./context.ts";
import { messageShape } from "./message-shape.ts";
import type { Methods } from "./methods.ts";
import type { Channel, Fields, Message } from "./model.ts";
import { directChannel, visibleChannel } from "./posting.ts";
import { SlackError } from "./slack-error.ts";

function info(ctx: Context, args: Args): Fields {
  return { channel: channelShape(ctx, visibleChannel(ctx, args.need("channel"))) };
}

function list(ctx: Context, args: Args): Fields {
  const types = (args.text("types") ?? "public_channel").split(",");
  const kinds = { channel: "public_channel", group: "private_channel", im: "im" };
  const seen = [...ctx.state.channels.values()].filter(
    ({ kind, members }) => types.includes(kinds[kind]) && (kind === "channel" || members.has(ctx.settings.botUserId)),
  );
  return { channels: seen.map((channel) => channelShape(ctx, channel)), response_metadata: { next_cursor: "" } };
}

function open(ctx: Context, args: Args): Fields {
  const user = args.need("users");
  if (!ctx.state.users.has(user)) throw new SlackError("user_not_found");
  return { channel: { id: directChannel(ctx, user).id } };
}

function join(ctx: Context, args: Args): Fields {
  const channel = visibleChannel(ctx, args.need("channel"));
  if (channel.kind !== "channel") throw new SlackError("method_not_supported_for_channel_type");
  channel.members.add(ctx.settings.botUserId);
  ctx.state.changed();
  return { channel: channelShape(ctx, channel) };
}

function members(ctx: Context, args: Args): Fields {
  const channel = visibleChannel(ctx, args.need("channel"));
  const { items, next } = page([...channel.members], args, 100);
  return { members: items, response_metadata: { next_cursor: next } };
}

function history(ctx: Context, args: Args): Fields {
  const channel = readableChannel(ctx, args);
  const roots = ctx.state
    .messages(channel.id)
    .filter(
      ({ ts, thread_ts, subtype }) => thread_ts === undefined || thread_ts === ts || subtype === "thread_broadcast",
    )
    .filter((message) => inTimes(message, args));
  const { items, next } = page(roots.toReversed(), args, 100);
  return { messages: items.map((message) => shape(ctx, message)), ...paging(next) };
}

function replies(ctx: Context, args: Args): Fields {
  const channel = readableChannel(ctx, args);
  const ts = args.need("ts");
  const asked = ctx.state.message(channel.id, ts);
  if (asked === undefined) throw new SlackError("thread_not_found");
  const rootTs = asked.thread_ts ?? ts;
  const thread = ctx.state
    .thread(channel.id, rootTs)
    .filter((message) => message.ts === rootTs || inTimes(message, args));
  const { items, next } = page(thread, args, 1000);
  return { messages: items.map((message) => shape(ctx, message)), ...paging(next) };
}

function paging(next: string): Fields {
  return { has_more: next !== "", ...(next === "" ? {} : { response_metadata: { next_cursor: next } }) };
}

function readableChannel(ctx: Context, args: Args): Channel {
  const channel = visibleChannel(ctx, args.need("channel"));
  if (!channel.members.has(ctx.settings.botUserId)) throw new SlackError("not_in_channel");
  return channel;
}

function inTimes({ ts }: Message, args: Args): boolean {
  const [oldest, latest] = [args.text("oldest"), args.text("latest")];
  if (args.flag("inclusive") === true && (ts === oldest || ts === latest)) return true;
  return (oldest === undefined || Number(ts) > Number(oldest)) && (latest === undefined || Number(ts) < Number(latest));
}

/** One page of a list; a cursor is the place of its first item. */
function page<T>(all: readonly T[], args: Args, size: number): { items: readonly T[]; next: string } {
  const cursor = args.text("cursor");
  const from = cursor === undefined ? 0 : Number(Buffer.from(cursor, "base64").toString().replace("next:", ""));
  if (!Number.isInteger(from)) throw new SlackError("invalid_cursor");
  const to = from + Math.min(1000, Math.max(1, args.number("limit", size)));
  return { items: all.slice(from, to), next: to < all.length ? Buffer.from(`next:${to}`).toString("base64") : "" };
}

/** A message as Slack lists it; the root of a thread says what hangs under it. */
function shape(ctx: Context, message: Message): Fields {
  const rest = messageShape(message);
  const under = ctx.state.thread(message.channel, message.ts).filter(({ ts }) => ts !== message.ts);
  if (under.length === 0) return rest;
  const users = [...new Set(under.map(({ user }) => user))];
  return {
    ...rest,
    thread_ts: message.ts,
    reply_count: under.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: under.at(-1)?.ts,
    is_locked: false,
    subscribed: true,
  };
}

function channelShape(ctx: Context, channel: Channel): Fields {
  const { id, name, kind, members: inside, archived } = channel;
  const base = { id, is_im: kind === "im", is_mpim: false, is_archived: archived, is_ext_shared: false };
  if (kind === "im") return { ...base, user: [...inside].find((user) => user !== ctx.settings.botUserId) };
  return {
    ...base,
    name,
    name_normalized: name,
    is_channel: kind === "channel",
    is_group: kind === "group",
    is_private: kind === "group",
    is_member: inside.has(ctx.settings.botUserId),
    is_general: name === "general",
    num_members: inside.size,
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
  };
}

/** conversations.* */
export const CONVERSATION_METHODS: Methods = {
  "conversations.info": { tier: 3, scope: "channels:read", call: info },
  "conversations.list": { tier: 2, scope: "channels:read", call: list },
  "conversations.open": { tier: 3, scope: "im:write", call: open },
  "conversations.join": { tier: 3, scope: "channels:join", call: join },
  "conversations.members": { tier: 4, scope: "channels:read", call: members },
  "conversations.history": { tier: 3, scope: "channels:history", call: history },
  "conversations.replies": { tier: 3, scope: "channels:history", call: replies },
};
