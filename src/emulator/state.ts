import type {
  ApiCall,
  Channel,
  Delivery,
  Ephemeral,
  Message,
  Scheduled,
  Session,
  Stream,
  ThreadStatus,
  User,
  View,
} from "./model.ts";

/** A trigger id's owner and age. `at` is ms since 1970. */
export interface Trigger {
  readonly user: string;
  readonly at: number;
  exchanged: boolean;
}

/** A response_url's place and what is left of it. `at` is ms since 1970. */
export interface ResponseUrl {
  readonly channel: string;
  readonly user: string;
  readonly at: number;
  /** The message the interaction came from, if any. */
  readonly messageTs: string | null;
  readonly threadTs: string | null;
  uses: number;
}

/** Everything the workspace remembers. Whoever changes it calls `changed()`. */
export class State {
  /** Where HTTP mode delivers; null means Socket Mode. */
  eventsUrl: string | null = null;
  /** Whether the workspace takes the bot's token no more. */
  botTokenRevoked = false;
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly ephemerals: Ephemeral[] = [];
  readonly calls: ApiCall[] = [];
  readonly deliveries: Delivery[] = [];
  readonly streams = new Map<string, Stream>();
  readonly sessions = new Map<string, Session>();
  readonly threadStatuses = new Map<string, ThreadStatus>();
  readonly views = new Map<string, View>();
  readonly homes = new Map<string, View>();
  readonly scheduled = new Map<string, Scheduled>();
  readonly triggers = new Map<string, Trigger>();
  readonly responseUrls = new Map<string, ResponseUrl>();
  readonly #messages = new Map<string, Map<string, Message>>();
  readonly #watchers = new Set<() => void>();

  /** Calls back after every change, until the function it gives is called. */
  watch(call: () => void): () => void {
    this.#watchers.add(call);
    return () => this.#watchers.delete(call);
  }

  /** Tells the watchers that something changed. */
  changed(): void {
    for (const call of [...this.#watchers]) call();
  }

  /** Every message of a channel, oldest first. */
  messages(channel: string): readonly Message[] {
    return [...(this.#messages.get(channel)?.values() ?? [])];
  }

  /** One message, or undefined. */
  message(channel: string, ts: string): Message | undefined {
    return this.#messages.get(channel)?.get(ts);
  }

  /** Adds a message, or replaces the one with the same timestamp in place. */
  putMessage(message: Message): void {
    const inChannel = this.#messages.get(message.channel) ?? new Map<string, Message>();
    this.#messages.set(message.channel, inChannel.set(message.ts, message));
    this.changed();
  }

  /** Removes a message; true when it was there. */
  removeMessage(channel: string, ts: string): boolean {
    const removed = this.#messages.get(channel)?.delete(ts) ?? false;
    if (removed) this.changed();
    return removed;
  }

  /** The root of a thread and its replies, oldest first. Linear in the channel. */
  thread(channel: string, threadTs: string): readonly Message[] {
    return this.messages(channel).filter((message) => message.ts === threadTs || message.thread_ts === threadTs);
  }
}

/** The key under which a stream, a session or a thread's status is kept. */
export function threadKey(channel: string, ts: string): string {
  return `${channel}/${ts}`;
}
