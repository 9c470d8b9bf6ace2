import type { webApi } from "@slack/bolt";
import type { SlackCalls } from "../calls/slack-calls.ts";
import { isRefused, slackFailure } from "../calls/slack-failure.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { type Mark, metadataOf, readMarks } from "./marks.ts";
import type { Outbox } from "./outbox.ts";
import type { Place } from "./place.ts";

/** A job's right to post, and what of it may be there already. */
export interface Posting {
  readonly job: string;
  /** Whether an earlier holder may have posted: then the place is read before anything is. */
  readonly resumed: boolean;
  /** A ts of Slack's before which the job cannot have posted. */
  readonly since: string;
  /** Ends all work on the job. */
  readonly signal: AbortSignal;
  /** How long Slack's troubles are waited out, where that is not as long as for a person who waits. */
  readonly patienceMs?: number;
  /** Throws when the job is no longer ours. */
  readonly confirm: () => Promise<void>;
}

type State = Mark["state"];

/**
 * Writes each part once, though Slack has no key for that: every message carries its job and part, and after a failure in
 * which it may have arrived all the same, or when somebody else began the job, the place is read back before it is posted.
 */
export class MarkedOutbox implements Outbox {
  readonly #client: webApi.WebClient;
  readonly #calls: SlackCalls;
  readonly #place: Place;
  readonly #posting: Posting;
  readonly #there = new Map<string, { readonly ts: string; readonly state: State }>();
  /** Parts that may have arrived as they are to be. */
  readonly #sent = new Set<string>();
  #unsure: boolean;
  readonly draft = (message: SlackMessage): Promise<void> => this.#draft(message);

  constructor(client: webApi.WebClient, calls: SlackCalls, place: Place, posting: Posting) {
    this.#client = client;
    this.#calls = calls;
    this.#place = place;
    this.#posting = posting;
    this.#unsure = posting.resumed;
  }

  async write(part: number, message: SlackMessage, last: boolean): Promise<void> {
    await this.#write(String(part), message, last);
  }

  /** Writes what comes before part 0, and gives its ts. */
  writeRoot(message: SlackMessage, last: boolean): Promise<string> {
    return this.#write("root", message, last);
  }

  /** Tells of a root that an earlier holder noted, for places that may not be read. */
  knowRoot(ts: string): void {
    this.#there.set("root", { ts, state: "part" });
  }

  /** The ts of the root as far as it is known; else that of the first part, or nothing. */
  rootTs(): string {
    return (this.#there.get("root") ?? this.#there.get("0"))?.ts ?? "";
  }

  /** Whether the job's last message is there already. Reads the place only for a resumed job. */
  async allTold(): Promise<boolean> {
    if (this.#unsure) await this.#patiently(() => this.#readBack());
    return [...this.#there.values()].some(({ state }) => state === "last");
  }

  async #write(part: string, message: SlackMessage, last: boolean): Promise<string> {
    this.#sent.delete(part);
    await this.#patiently(() => this.#put(part, message, last ? "last" : "part"));
    return this.#there.get(part)?.ts ?? "";
  }

  #patiently(steps: () => Promise<void>): Promise<void> {
    return this.#calls.patiently(steps, this.#posting.signal, this.#posting.patienceMs);
  }

  async #put(part: string, message: SlackMessage, state: State): Promise<void> {
    if (this.#unsure) await this.#readBack();
    const found = this.#there.get(part);
    if (found?.state === state && this.#sent.has(part)) return;
    if (found === undefined) await this.#post(part, message, state);
    else await this.#change(part, found.ts, message, state);
  }

  async #draft(message: SlackMessage): Promise<void> {
    const reading = this.#place.thread === null ? "conversations.history" : "conversations.replies";
    const ways = ["chat.postMessage", "chat.update", reading];
    if (ways.every((method) => this.#calls.isOpen(method, this.#place.channel))) await this.#put("0", message, "draft");
  }

  async #readBack(): Promise<void> {
    try {
      for (const { ts, mark } of await this.#marks()) this.#there.set(mark.part, { ts, state: mark.state });
    } catch (thrown) {
      // A place that we may not read: to say it twice is better than not at all.
      if (!isRefused(thrown)) throw thrown;
    }
    this.#unsure = false;
  }

  #marks() {
    return readMarks(this.#client, this.#calls, this.#place, this.#posting.job, this.#posting.since);
  }

  async #post(part: string, message: SlackMessage, state: State): Promise<void> {
    const { channel, thread } = this.#place;
    const quiet = { unfurl_links: false, unfurl_media: false, ...(thread === null ? {} : { thread_ts: thread }) };
    const { ts = "" } = await this.#calls.once("chat.postMessage", channel, async () => {
      // Asked last: this call may have stood in its queue for minutes.
      await this.#posting.confirm();
      try {
        return await this.#client.chat.postMessage({ ...this.#content(part, message, state), ...quiet });
      } catch (thrown) {
        this.#doubt(part, state, thrown);
        throw thrown;
      }
    });
    this.#there.set(part, { ts, state });
    await this.#undouble(part, ts);
  }

  /**
   * A process that stands still between its right to post and the post is taken for dead, and another posts the same. Whoever holds the
   * job then takes away what stands beside its own message, and whoever held it its own beside the other's.
   */
  async #undouble(part: string, own: string): Promise<void> {
    const isOurs = await this.#posting.confirm().then(
      () => true,
      () => false,
    );
    if (isOurs && !this.#posting.resumed) return;
    const { channel } = this.#place;
    try {
      const others = (await this.#marks()).filter(({ ts, mark }) => mark.part === part && ts !== own);
      const tooMany = isOurs || others.length === 0 ? others.map(({ ts }) => ts) : [own];
      for (const ts of tooMany)
        await this.#calls.once("chat.delete", channel, () => this.#client.chat.delete({ channel, ts }));
    } catch {
      // A place that cannot be read now, or a message that the other has taken away already.
    }
  }

  #doubt(part: string, state: State, thrown: unknown): void {
    const failure = slackFailure(thrown);
    if (failure.kind !== "passing" || !failure.maybeDone) return;
    this.#unsure = true;
    if (state !== "draft") this.#sent.add(part);
  }

  async #change(part: string, ts: string, message: SlackMessage, state: State): Promise<void> {
    try {
      await this.#calls.once("chat.update", this.#place.channel, async () => {
        await this.#posting.confirm();
        return this.#client.chat.update({ ...this.#content(part, message, state), ts });
      });
      this.#there.set(part, { ts, state });
    } catch (thrown) {
      // Deleted under our hands, or too old to be changed: what is to be said must still arrive.
      if (!isRefused(thrown)) throw thrown;
      this.#there.delete(part);
      await this.#post(part, message, state);
    }
  }

  #content(part: string, { text, blocks }: SlackMessage, state: State) {
    const metadata = metadataOf({ job: this.#posting.job, part, state });
    return { channel: this.#place.channel, text, blocks: [...blocks], metadata };
  }
}
