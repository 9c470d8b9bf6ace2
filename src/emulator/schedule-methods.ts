import { Args } from "./args.ts";
import type { Context } from "./context.ts";
import { readContent } from "./message-content.ts";
import type { Methods } from "./methods.ts";
import type { Fields, Scheduled } from "./model.ts";
import { postAndAnnounce, postableChannel } from "./posting.ts";
import { SlackError } from "./slack-error.ts";

const FARTHEST_SECONDS = 120 * 86_400;
const WINDOW_SECONDS = 300;
const WINDOW_MAX = 30;

function schedule(ctx: Context, args: Args): Fields {
  const channel = postableChannel(ctx, args.need("channel"));
  const content = readContent(args);
  const postAt = checkTime(ctx, args, channel.id);
  const entry: Scheduled = { id: ctx.ids.next("Q"), channel: channel.id, postAt, text: content.text };
  ctx.state.scheduled.set(entry.id, entry);
  ctx.state.changed();
  // A documented fault of Slack's: with metadata the message is accepted and never posted.
  if (content.metadata === undefined) ctx.later(postAt * 1000 - ctx.clock.now(), () => fire(ctx, entry, args));
  const message = { text: content.text, type: "delayed_message", bot_id: ctx.settings.botId };
  return { channel: channel.id, scheduled_message_id: entry.id, post_at: postAt, message };
}

function checkTime(ctx: Context, args: Args, channel: string): number {
  const postAt = args.number("post_at", Number.NaN);
  const now = ctx.clock.now() / 1000;
  if (!Number.isFinite(postAt)) throw new SlackError("invalid_time");
  if (postAt <= now) throw new SlackError("time_in_past");
  if (postAt > now + FARTHEST_SECONDS) throw new SlackError("time_too_far");
  const near = [...ctx.state.scheduled.values()].filter(
    (other) => other.channel === channel && Math.abs(other.postAt - postAt) < WINDOW_SECONDS,
  );
  if (near.length >= WINDOW_MAX) throw new SlackError("restricted_too_many");
  return postAt;
}

function fire(ctx: Context, entry: Scheduled, args: Args): void {
  if (!ctx.state.scheduled.delete(entry.id)) return;
  const channel = ctx.state.channels.get(entry.channel);
  if (channel === undefined) return;
  const content = readContent(new Args(args.values));
  postAndAnnounce(ctx, { channel, user: ctx.settings.botUserId, content, threadTs: args.text("thread_ts") });
}

function remove(ctx: Context, args: Args): Fields {
  const removed = ctx.state.scheduled.delete(args.need("scheduled_message_id"));
  if (!removed) throw new SlackError("invalid_scheduled_message_id");
  ctx.state.changed();
  return {};
}

function list(ctx: Context, args: Args): Fields {
  const channel = args.text("channel");
  const waiting = [...ctx.state.scheduled.values()].filter((one) => channel === undefined || one.channel === channel);
  const scheduled_messages = waiting.map(({ id, channel: channel_id, postAt, text }) => {
    return { id, channel_id, post_at: postAt, text };
  });
  return { scheduled_messages, response_metadata: { next_cursor: "" } };
}

/** chat.scheduleMessage and its two companions. */
export const SCHEDULE_METHODS: Methods = {
  "chat.scheduleMessage": { tier: 3, scope: "chat:write", call: schedule },
  "chat.deleteScheduledMessage": { tier: 3, scope: "chat:write", call: remove },
  "chat.scheduledMessages.list": { tier: 3, call: list },
};
