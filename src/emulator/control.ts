import { takeAway } from "./chat-methods.ts";
import type { Context } from "./context.ts";
import { type Emitted, emit, emitChange, emitMessage } from "./events.ts";
import {
  findAction,
  type Sent,
  sendAction,
  sendCommand,
  sendShortcut,
  sendSubmission,
  type Vote,
} from "./interactions.ts";
import { messageShape } from "./message-shape.ts";
import type { Channel, Fields, Message } from "./model.ts";
import { emitReaction, withReaction } from "./people-methods.ts";
import { directChannel, post } from "./posting.ts";
import { Records } from "./records.ts";
import { SlackError } from "./slack-error.ts";
import { typedBlocks, typedText } from "./typed-text.ts";

/** Something a person writes. Names and ids both do for `user` and `channel`. */
export interface Typed {
  readonly text: string;
  /** The first person of the workspace unless told. */
  readonly user?: string;
  /** The first channel unless told. */
  readonly channel?: string;
  readonly threadTs?: string;
  /** How often the event is delivered, at once and under one event id; 1 unless told. */
  readonly copies?: number;
  /** For direct messages: what the person is looking at, as `app_context`. */
  readonly appContext?: Fields;
}

/** A message as it was written, and the events that told the app of it. */
export interface Written {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string;
  readonly eventIds: readonly string[];
}

/** What people do in the workspace. Throws SlackError for a name nobody has. */
export class Control extends Records {
  readonly #ctx: Context;

  constructor(ctx: Context) {
    super(ctx);
    this.#ctx = ctx;
  }

  /** Writes in a channel and mentions the bot. The app gets `app_mention` and the channel's message event, as in Slack. */
  mention(typed: Typed): Written {
    const token = `<@${this.#ctx.settings.botUserId}>`;
    const text = typed.text.includes(token) ? typed.text : `${token} ${typed.text}`;
    const { channel, message } = this.#write({ ...typed, text }, this.channel(typed.channel));
    // In direct messages a mention is a message like any other.
    const told = channel.members.has(this.#ctx.settings.botUserId) && channel.kind !== "im";
    const place = { type: "app_mention", channel: channel.id, event_ts: message.ts };
    const event = { ...messageShape(message), ...place };
    const mentioned = told ? emit(this.#ctx, "app_mention", event, typed.copies) : null;
    return written(message, mentioned, emitMessage(this.#ctx, channel, message, { copies: typed.copies }));
  }

  /** Writes in a channel or a thread without mentioning the bot. */
  say(typed: Typed): Written {
    const { channel, message } = this.#write(typed, this.channel(typed.channel));
    return written(message, emitMessage(this.#ctx, channel, message, { copies: typed.copies }));
  }

  /** Writes to the bot in their direct messages. */
  directMessage(typed: Omit<Typed, "channel">): Written {
    const channel = directChannel(this.#ctx, this.user(typed.user).id);
    const { message } = this.#write({ ...typed, channel: channel.id }, channel);
    const extra = typed.appContext === undefined ? {} : { app_context: typed.appContext };
    return written(message, emitMessage(this.#ctx, channel, message, { copies: typed.copies, extra }));
  }

  /** Changes the words of a message, as its writer may. */
  edit(channel: string, ts: string, text: string): void {
    const [place, message] = this.#own(channel, ts);
    const edited = { user: message.user, ts: this.#ctx.ids.timestamp(this.#ctx.clock.now()) };
    const after: Message = { ...message, text: typedText(text), blocks: typedBlocks(text), edited };
    this.#ctx.state.putMessage(after);
    emitChange(this.#ctx, place, "message_changed", message, after);
  }

  /** Deletes a message, as its writer may. */
  remove(channel: string, ts: string): void {
    const [place, message] = this.#own(channel, ts);
    takeAway(this.#ctx, place, message);
  }

  #own(channel: string, ts: string): readonly [Channel, Message] {
    const place = this.channel(channel);
    const message = this.#ctx.state.message(place.id, ts);
    if (message === undefined) throw new SlackError("message_not_found");
    return [place, message];
  }

  /** Types a slash command, in a channel or, without one, in the direct messages with the bot. */
  slashCommand(command: string, text = "", at: { readonly user?: string; readonly channel?: string } = {}): Sent {
    const user = this.user(at.user);
    const channel = at.channel === undefined ? directChannel(this.#ctx, user.id) : this.channel(at.channel);
    return sendCommand(this.#ctx, channel, user, command, text.trim());
  }

  /** Presses the element `actionId` of a message (also an ephemeral one), of feedback buttons the positive half unless told. `change` overrides fields of the action. */
  blockAction(
    channel: string,
    ts: string,
    actionId: string,
    options: { user?: string; vote?: Vote; change?: Fields } = {},
  ): Sent {
    const { state } = this.#ctx;
    const id = this.channel(channel).id;
    const on = state.message(id, ts) ?? state.ephemerals.find((one) => one.channel === id && one.ts === ts);
    if (on === undefined) throw new SlackError("message_not_found");
    const pressed = { ...findAction(on.blocks, actionId, options.vote), ...options.change };
    return sendAction(this.#ctx, this.user(options.user), on, pressed);
  }

  /** Presses the element `actionId` of somebody's Home tab. */
  homeAction(actionId: string, options: { user?: string; change?: Fields } = {}): Sent {
    const user = this.user(options.user);
    const home = this.#ctx.state.homes.get(user.id);
    if (home === undefined) throw new SlackError("not_found");
    return sendAction(this.#ctx, user, home, { ...findAction(home.view.blocks, actionId), ...options.change });
  }

  /** Submits an open modal. `values` are by block id and action id, as in `view.state.values`. */
  submitView(viewId: string, values: Fields): Sent {
    const view = this.#ctx.state.views.get(viewId);
    const user = this.#ctx.state.users.get(view?.user ?? "");
    if (view === undefined || user === undefined) throw new SlackError("not_found");
    return sendSubmission(this.#ctx, user, view, values);
  }

  /** Closes an open modal without submitting it. */
  closeView(viewId: string): void {
    if (!this.#ctx.state.views.delete(viewId)) throw new SlackError("not_found");
    this.#ctx.state.changed();
  }

  /** Uses a shortcut; on a message when `at` names one. */
  shortcut(callbackId: string, options: { user?: string; channel?: string; ts?: string } = {}): Sent {
    const { channel, ts } = options;
    const on = ts === undefined ? null : (this.#ctx.state.message(this.channel(channel).id, ts) ?? null);
    return sendShortcut(this.#ctx, this.user(options.user), callbackId, on);
  }

  /** Opens the app's Home or its Messages tab. */
  openHome(tab: "home" | "messages" = "home", user?: string): Emitted | null {
    const { id } = this.user(user);
    const event_ts = this.#ctx.ids.timestamp(this.#ctx.clock.now());
    const view = this.#ctx.state.homes.get(id)?.view;
    const event = { type: "app_home_opened", user: id, channel: directChannel(this.#ctx, id).id, tab, event_ts };
    return emit(this.#ctx, "app_home_opened", view === undefined || tab !== "home" ? event : { ...event, view });
  }

  /** Presses Stop: the thread's streams take no more, and the app is told. */
  stopSession(channel: string, threadTs: string, user?: string): Emitted | null {
    const { id } = this.channel(channel);
    const running = [...this.#ctx.state.streams.values()].filter(
      (stream) => stream.channel === id && stream.threadTs === threadTs && stream.state === "streaming",
    );
    for (const stream of running) {
      stream.state = "stopped_by_user";
      const message = this.#ctx.state.message(id, stream.ts);
      if (message !== undefined) this.#ctx.state.putMessage({ ...message, streaming_state: "completed" });
    }
    return emit(this.#ctx, "agent_session_stopped", {
      type: "agent_session_stopped",
      channel: id,
      user: this.user(user).id,
      thread_ts: threadTs,
      streaming_message_ts: running.map(({ ts }) => ts),
      event_ts: this.#ctx.ids.timestamp(this.#ctx.clock.now()),
    });
  }

  /** Archives a channel: nobody posts in it any more. */
  archive(channel: string): void {
    const found = this.channel(channel);
    this.#ctx.state.channels.set(found.id, { ...found, archived: true });
    this.#ctx.state.changed();
  }

  /** Revokes the bot's token, or with false gives it back its right. */
  revokeToken(revoked = true): void {
    this.#ctx.state.botTokenRevoked = revoked;
    this.#ctx.state.changed();
  }

  /** Puts a person's reaction under a message. */
  react(channel: string, ts: string, name: string, user?: string): void {
    const message = this.#ctx.state.message(this.channel(channel).id, ts);
    if (message === undefined) throw new SlackError("message_not_found");
    const { id } = this.user(user);
    this.#ctx.state.putMessage(withReaction(message, name, id, true));
    emitReaction(this.#ctx, message, name, id);
  }

  #write(typed: Typed, channel: Channel): { channel: Channel; message: Message } {
    const user = this.user(typed.user).id;
    const content = { text: typedText(typed.text), blocks: typedBlocks(typed.text) };
    const extra = { client_msg_id: this.#ctx.ids.uuid("client") };
    return { channel, message: post(this.#ctx, { channel, user, content, threadTs: typed.threadTs, extra }) };
  }
}

function written(message: Message, ...emitted: readonly (Emitted | null)[]): Written {
  const eventIds = emitted.flatMap((one) => (one === null ? [] : [one.eventId]));
  return { channel: message.channel, ts: message.ts, threadTs: message.thread_ts ?? message.ts, eventIds };
}
