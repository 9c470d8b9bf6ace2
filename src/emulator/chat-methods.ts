import type { Args } from "./args.ts";
import type { Context } from "./context.ts";
import { emitChange } from "./events.ts";
import { readContent } from "./message-content.ts";
import { messageShape } from "./message-shape.ts";
import type { Methods } from "./methods.ts";
import type { Channel, Fields, Message } from "./model.ts";
import { checkThread, postAndAnnounce, postableChannel, postEphemeral, visibleChannel, withIds } from "./posting.ts";
import { SlackError } from "./slack-error.ts";
import { threadKey } from "./state.ts";

/** `text` of an update may not be longer. */
const UPDATE_TEXT_MAX = 4000;

function postMessage(ctx: Context, args: Args): Fields {
  const channel = postableChannel(ctx, args.need("channel"));
  const content = readContent(args);
  const threadTs = args.text("thread_ts");
  checkThread(ctx, channel, threadTs);
  const extra: Partial<Message> = {
    unfurl_links: args.flag("unfurl_links"),
    unfurl_media: args.flag("unfurl_media"),
    mrkdwn: args.flag("mrkdwn"),
    ...(args.flag("reply_broadcast") === true ? { subtype: "thread_broadcast" } : {}),
  };
  const { message } = postAndAnnounce(ctx, { channel, user: ctx.settings.botUserId, content, threadTs, extra });
  return { channel: channel.id, ts: message.ts, message: messageShape(message) };
}

function update(ctx: Context, args: Args): Fields {
  const { channel, message } = ownMessage(ctx, args, "cant_update_message");
  const stream = ctx.state.streams.get(threadKey(channel.id, message.ts));
  if (stream?.state === "streaming") throw new SlackError("streaming_state_conflict");
  const content = readContent(args, UPDATE_TEXT_MAX);
  const changed: Message = {
    ...message,
    ...content,
    // Without new blocks, a new text takes the old blocks away.
    blocks: withIds(ctx, content.blocks),
    metadata: content.metadata ?? message.metadata,
    edited: { user: ctx.settings.botUserId, ts: ctx.ids.timestamp(ctx.clock.now()) },
  };
  ctx.state.putMessage(changed);
  emitChange(ctx, channel, "message_changed", message, changed);
  return { channel: channel.id, ts: message.ts, text: changed.text, message: messageShape(changed) };
}

function remove(ctx: Context, args: Args): Fields {
  const { channel, message } = ownMessage(ctx, args, "cant_delete_message");
  takeAway(ctx, channel, message);
  return { channel: channel.id, ts: message.ts };
}

/** Deletes a message, or leaves its tombstone where it has replies, and tells the app. */
export function takeAway(ctx: Context, channel: Channel, message: Message): void {
  const hasReplies = ctx.state.thread(channel.id, message.ts).length > 1;
  if (hasReplies) {
    const text = "This message was deleted.";
    ctx.state.putMessage({ ...message, subtype: "tombstone", text, blocks: undefined, attachments: undefined });
  } else ctx.state.removeMessage(channel.id, message.ts);
  emitChange(ctx, channel, "message_deleted", message, null);
}

function ephemeral(ctx: Context, args: Args): Fields {
  const channel = postableChannel(ctx, args.need("channel"));
  const to = args.need("user");
  if (!channel.members.has(to)) throw new SlackError("user_not_in_channel");
  const what = { channel, user: ctx.settings.botUserId, content: readContent(args), threadTs: args.text("thread_ts") };
  return { message_ts: postEphemeral(ctx, to, what).ts };
}

function permalink(ctx: Context, args: Args): Fields {
  const channel = visibleChannel(ctx, args.need("channel"));
  const message = ctx.state.message(channel.id, args.need("message_ts"));
  if (message === undefined) throw new SlackError("message_not_found");
  const base = `https://${ctx.settings.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace(".", "")}`;
  const query = message.thread_ts === undefined ? "" : `?thread_ts=${message.thread_ts}&cid=${channel.id}`;
  return { channel: channel.id, permalink: base + query };
}

function ownMessage(ctx: Context, args: Args, refusal: string): { channel: Channel; message: Message } {
  const channel = visibleChannel(ctx, args.need("channel"));
  const message = ctx.state.message(channel.id, args.need("ts"));
  if (message === undefined) throw new SlackError("message_not_found");
  if (message.user !== ctx.settings.botUserId) throw new SlackError(refusal);
  return { channel, message };
}

/** chat.*, but for streams and scheduled messages. */
export const CHAT_METHODS: Methods = {
  "chat.postMessage": { tier: "post", scope: "chat:write", call: postMessage },
  "chat.update": { tier: 3, scope: "chat:write", call: update },
  "chat.delete": { tier: 3, scope: "chat:write", call: remove },
  "chat.postEphemeral": { tier: 4, scope: "chat:write", call: ephemeral },
  "chat.getPermalink": { tier: "none", call: permalink },
};
