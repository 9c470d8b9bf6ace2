import type { Context } from "./context.ts";
import { messageShape } from "./message-shape.ts";
import type { Channel, Delivery, Fields, Message } from "./model.ts";

/** What an event went out as. Several deliveries carry one event id when copies were asked for. */
export interface Emitted {
  readonly eventId: string;
  readonly deliveries: readonly Delivery[];
}

/**
 * Sends one event to the app, `copies` times at once under one event id. Gives null when the app does not
 * subscribe to `subscription`.
 */
export function emit(ctx: Context, subscription: string, event: Fields, copies = 1): Emitted | null {
  if (!ctx.settings.subscriptions.includes(subscription)) return null;
  const eventId = ctx.ids.next("Ev");
  const payload = wrap(ctx, event, eventId);
  const parcel = { kind: "events_api", name: String(event.type), payload, eventId } as const;
  return { eventId, deliveries: Array.from({ length: copies }, () => ctx.deliver(parcel).delivery) };
}

/** The event with the envelope the Events API puts around it. */
function wrap(ctx: Context, event: Fields, eventId: string): Fields {
  const { team, appId, botUserId, verificationToken } = ctx.settings;
  return {
    token: verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: appId,
    event,
    type: "event_callback",
    event_id: eventId,
    event_time: Math.floor(ctx.clock.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}

/** The subscription that covers messages of a channel. */
export function messageSubscription(channel: Channel): string {
  return channel.kind === "im" ? "message.im" : channel.kind === "group" ? "message.groups" : "message.channels";
}

/** Tells the app of a message in a channel it is in, its own messages included, as Slack does. */
export function emitMessage(
  ctx: Context,
  channel: Channel,
  message: Message,
  { copies = 1, extra = {} }: { readonly copies?: number | undefined; readonly extra?: Fields } = {},
): Emitted | null {
  if (!channel.members.has(ctx.settings.botUserId)) return null;
  const place = { channel: channel.id, channel_type: channel.kind, event_ts: message.ts };
  return emit(ctx, messageSubscription(channel), { ...messageShape(message), ...place, ...extra }, copies);
}

/** Tells the app that a message was changed or deleted. */
export function emitChange(
  ctx: Context,
  channel: Channel,
  subtype: "message_changed" | "message_deleted",
  before: Message,
  after: Message | null,
): Emitted | null {
  if (!channel.members.has(ctx.settings.botUserId)) return null;
  const ts = ctx.ids.timestamp(ctx.clock.now());
  const event = {
    type: "message",
    subtype,
    channel: channel.id,
    channel_type: channel.kind,
    hidden: true,
    ts,
    event_ts: ts,
    previous_message: messageShape(before),
    ...(after === null ? { deleted_ts: before.ts } : { message: messageShape(after) }),
  };
  return emit(ctx, messageSubscription(channel), event);
}
