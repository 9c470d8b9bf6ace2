import { isFields } from "./args.ts";
import type { Context, Parcel } from "./context.ts";
import { messageShape } from "./message-shape.ts";
import type { Channel, Delivery, Ephemeral, Fields, Message, User, View } from "./model.ts";
import { applyResponse, responseUrl } from "./response-urls.ts";
import { SlackError } from "./slack-error.ts";

/** Something brought to the app, and the promise that it was acknowledged or given up. */
export interface Sent {
  readonly delivery: Delivery;
  readonly done: Promise<Delivery>;
}

/** A fresh trigger id for one user's action. */
export function trigger(ctx: Context, user: string): string {
  const id = `${ctx.ids.count("trigger")}.${ctx.settings.team.id.slice(1)}.local`;
  ctx.state.triggers.set(id, { user, at: ctx.clock.now(), exchanged: false });
  return id;
}

/** Sends a slash command; what the app says in its acknowledgement is shown as Slack shows it. */
export function sendCommand(ctx: Context, channel: Channel, user: User, command: string, text: string): Sent {
  const place = { channel: channel.id, user: user.id, messageTs: null, threadTs: null };
  const { team, appId, verificationToken } = ctx.settings;
  const payload = {
    token: verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === "im" ? "directmessage" : channel.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: appId,
    is_enterprise_install: "false",
    response_url: responseUrl(ctx, place),
    trigger_id: trigger(ctx, user.id),
  };
  return send(ctx, { kind: "slash_commands", name: command, payload, eventId: null }, (response) => {
    const answer = typeof response === "string" ? { text: response } : response;
    if (isFields(answer) && Object.keys(answer).length > 0) applyResponse(ctx, place, answer);
  });
}

/** Sends a press on one element of a message or of a Home tab. */
export function sendAction(ctx: Context, user: User, on: Message | Ephemeral | View, pressed: Fields): Sent {
  const where = "view" in on ? onView(on) : onMessage(ctx, user, on);
  const payload = {
    type: "block_actions",
    ...who(ctx, user),
    ...where,
    state: { values: {} },
    actions: [{ ...pressed, action_ts: ctx.ids.timestamp(ctx.clock.now()) }],
  };
  return send(ctx, { kind: "interactive", name: "block_actions", payload, eventId: null });
}

/** Sends a submitted modal with its values; the app may close, replace or refuse it in its acknowledgement. */
export function sendSubmission(ctx: Context, user: User, view: View, values: Fields): Sent {
  const filled = { ...view.view, state: { values } };
  const payload = { type: "view_submission", ...who(ctx, user), view: filled, response_urls: [] };
  return send(ctx, { kind: "interactive", name: "view_submission", payload, eventId: null }, (response) => {
    const action = isFields(response) ? response.response_action : undefined;
    if (action === undefined || action === "clear") ctx.state.views.delete(view.id);
    if (action === "update" && isFields(response) && isFields(response.view)) {
      ctx.state.views.set(view.id, { ...view, view: { ...view.view, ...response.view } });
    }
    if (action === "errors" && isFields(response) && isFields(response.errors)) {
      ctx.state.views.set(view.id, { ...view, errors: response.errors });
    }
    ctx.state.changed();
  });
}

/** Sends a shortcut: a message shortcut when there is a message, else a global one. */
export function sendShortcut(ctx: Context, user: User, callbackId: string, message: Message | null): Sent {
  const base = { ...who(ctx, user), callback_id: callbackId, action_ts: ctx.ids.timestamp(ctx.clock.now()) };
  const payload =
    message === null
      ? { type: "shortcut", ...base }
      : { type: "message_action", ...base, message_ts: message.ts, ...onMessage(ctx, user, message) };
  return send(ctx, { kind: "interactive", name: payload.type, payload, eventId: null });
}

/** Which half of `feedback_buttons` is pressed. */
export type Vote = "positive_button" | "negative_button";

/** The element with this action id anywhere in a payload, as an action reports it. Throws `action_not_found`. */
export function findAction(blocks: unknown, actionId: string, vote: Vote = "positive_button"): Fields {
  const found = search(blocks, actionId, undefined, vote);
  if (found === null) throw new SlackError("action_not_found");
  return found;
}

function search(value: unknown, actionId: string, blockId: unknown, vote: Vote): Fields | null {
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = search(item, actionId, blockId, vote);
      if (found !== null) return found;
    }
  }
  if (!isFields(value)) return null;
  const inside = value.block_id ?? blockId;
  if (value.action_id === actionId) {
    const half = value[vote];
    const { type, action_id, text, value: own } = isFields(half) ? { ...value, ...half } : value;
    return { type, action_id, block_id: inside, text, value: own };
  }
  return search(Object.values(value), actionId, inside, vote);
}

function who(ctx: Context, user: User): Fields {
  const { team, appId, verificationToken } = ctx.settings;
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: team.id },
    api_app_id: appId,
    token: verificationToken,
    trigger_id: trigger(ctx, user.id),
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function onMessage(ctx: Context, user: User, message: Message | Ephemeral): Fields {
  const { channel, ts, thread_ts: threadTs } = message;
  const name = ctx.state.channels.get(channel)?.name;
  const isEphemeral = "is_ephemeral" in message;
  return {
    container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: isEphemeral, thread_ts: threadTs },
    channel: { id: channel, name: name === "" ? "directmessage" : name },
    message: messageShape(message),
    response_url: responseUrl(ctx, { channel, user: user.id, messageTs: ts, threadTs: threadTs ?? null }),
  };
}

function onView({ id, view }: View): Fields {
  return { container: { type: "view", view_id: id }, view };
}

function send(ctx: Context, parcel: Parcel, onAck: (response: unknown) => void = () => undefined): Sent {
  const { delivery, done } = ctx.deliver(parcel);
  const shown = done.then((finished) => {
    try {
      if (finished.state === "acked") onAck(finished.response);
    } catch (thrown) {
      // Slack shows the person nothing when an acknowledgement carries a bad message.
      ctx.log.warn("workspace.bad_response", { delivery: finished.id, cause: thrown });
    }
    return finished;
  });
  return { delivery, done: shown };
}
