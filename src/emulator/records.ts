import type { Context } from "./context.ts";
import type { ApiCall, Channel, Delivery, Ephemeral, Message, Session, ThreadStatus, User, View } from "./model.ts";
import { directChannel } from "./posting.ts";
import type { Person, Room } from "./settings.ts";
import { SlackError } from "./slack-error.ts";
import { threadKey } from "./state.ts";

/** Who and what is in the workspace, and what has happened. Throws SlackError for a name nobody has. */
export class Records {
  readonly #ctx: Context;

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  /** Adds a person and gives their id. */
  addUser({ name, realName, tz, locale }: Person): User {
    const user: User = { id: this.#ctx.ids.next("U"), name, realName, tz, locale, isBot: false };
    this.#ctx.state.users.set(user.id, user);
    return user;
  }

  /** Adds a channel with everybody in it. */
  addChannel(room: Room): Channel {
    const { botUserId } = this.#ctx.settings;
    const people = [...this.#ctx.state.users.keys()].filter((id) => id !== botUserId || room.withBot !== false);
    const kind = room.private === true ? "group" : "channel";
    const id = this.#ctx.ids.next("C");
    const channel: Channel = { id, name: room.name, kind, members: new Set(people), archived: false };
    this.#ctx.state.channels.set(id, channel);
    return channel;
  }

  /** Everybody, the bot too. */
  people(): readonly User[] {
    return [...this.#ctx.state.users.values()];
  }

  /** Every channel, and the direct messages that were begun. */
  conversations(): readonly Channel[] {
    return [...this.#ctx.state.channels.values()];
  }

  /** A person by id or name; the first one when nothing is given. */
  user(given?: string): User {
    const people = [...this.#ctx.state.users.values()].filter(({ isBot }) => !isBot);
    const user = given === undefined ? people[0] : people.find(({ id, name }) => id === given || name === given);
    if (user === undefined) throw new SlackError("user_not_found");
    return user;
  }

  /** A channel by id or name, or the direct messages of a person by theirs; the first channel when nothing is given. */
  channel(given?: string): Channel {
    const all = [...this.#ctx.state.channels.values()];
    const name = given?.replace(/^#/, "");
    const channel = given === undefined ? all[0] : all.find((one) => one.id === given || one.name === name);
    if (channel !== undefined) return channel;
    const person = [...this.#ctx.state.users.values()].find(({ id, name: own }) => id === given || own === given);
    if (person === undefined) throw new SlackError("channel_not_found");
    return directChannel(this.#ctx, person.id);
  }

  /** Every message of a channel, thread replies included, oldest first; of one thread when `threadTs` is given. */
  messages(channel?: string, threadTs?: string): readonly Message[] {
    const { id } = this.channel(channel);
    return threadTs === undefined ? this.#ctx.state.messages(id) : this.#ctx.state.thread(id, threadTs);
  }

  /** What the bot wrote under a thread's root, oldest first. */
  answers(channel: string, threadTs: string): readonly Message[] {
    return this.messages(channel, threadTs).filter(({ user }) => user === this.#ctx.settings.botUserId);
  }

  /** Every message that only one person sees, or only those of one person. */
  ephemerals(user?: string): readonly Ephemeral[] {
    const id = user === undefined ? undefined : this.user(user).id;
    return this.#ctx.state.ephemerals.filter(({ to }) => id === undefined || to === id);
  }

  /** Everything that went or is going to the app, oldest first. */
  deliveries(): readonly Delivery[] {
    return this.#ctx.state.deliveries;
  }

  /** Every call of the Web API, or those of one method, oldest first. */
  calls(method?: string): readonly ApiCall[] {
    return this.#ctx.state.calls.filter((call) => method === undefined || call.method === method);
  }

  /** A thread's agent session, if there is one. */
  session(channel: string, threadTs: string): Session | undefined {
    return this.#ctx.state.sessions.get(threadKey(this.channel(channel).id, threadTs));
  }

  /** What Slack shows under a thread: the "is thinking" line, its title and the prompts it offers. */
  threadStatus(channel: string, threadTs: string): ThreadStatus | undefined {
    return this.#ctx.state.threadStatuses.get(threadKey(this.channel(channel).id, threadTs));
  }

  /** Somebody's Home tab, if the app has published one. */
  home(user?: string): View | undefined {
    return this.#ctx.state.homes.get(this.user(user).id);
  }

  /** The modals that are open. */
  views(): readonly View[] {
    return [...this.#ctx.state.views.values()];
  }
}
