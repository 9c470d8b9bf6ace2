import type { webApi } from "@slack/bolt";
import type { SlackCalls } from "../calls/slack-calls.ts";
import { isRefused, slackFailure } from "../calls/slack-failure.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { type Mark, metadataOf, readMarks } from "./marks.ts";
import type { Outbox } from "./outbox.ts";
import type { Place } from "./place.ts";

/** A job's right to speak, and what of it may be there already. */
export interface Voice {
  readonly job: string;
  /** Whether an earlier holder may have posted: then the place is read before anything is. */
  readonly resumed: boolean;
  /** A ts of Slack's before which the job cannot have posted. */
  readonly since: string;
  /** Ends all work on the job. */
  readonly signal: AbortSignal;
  /** Throws when the job is no longer ours. */
  readonly confirm: () => Promise<void>;
}

/** An outbox whose messages carry marks. `writeRoot` writes what comes before part 0; `allTold` looks what is there. */
export interface MarkedOutbox extends Outbox {
  writeRoot(message: SlackMessage, last: boolean): Promise<string>;
  /** Tells of a root that an earlier holder noted, for places that may not be read. */
  knowRoot(ts: string): void;
  /** Whether the job's last message is there already. Reads the place only for a resumed job. */
  allTold(): Promise<boolean>;
}

type State = Mark["state"];

/**
 * Writes each part once, though Slack has no key for that: every message carries its job and part, and after a failure in
 * which it may have arrived all the same, or when somebody else began the job, the place is read back before it is posted.
 */
export function createMarkedOutbox(
  client: webApi.WebClient,
  calls: SlackCalls,
  { channel, thread }: Place,
  { job, resumed, since, signal, confirm }: Voice,
): MarkedOutbox {
  const there = new Map<string, { ts: string; state: State }>();
  /** Final parts that we sent ourselves, as they are to be. */
  const sent = new Set<string>();
  let unsure = resumed;

  const readBack = async () => {
    try {
      for (const { ts, mark } of await readMarks(client, calls, { channel, thread }, job, since))
        there.set(mark.part, { ts, state: mark.state });
    } catch (thrown) {
      // A place that we may not read: to say it twice is better than not at all.
      if (!isRefused(thrown)) throw thrown;
    }
    unsure = false;
  };
  const content = (part: string, { text, blocks }: SlackMessage, state: State) => ({
    channel,
    text,
    blocks: [...blocks],
    metadata: metadataOf({ job, part, state }),
  });
  const post = async (part: string, message: SlackMessage, state: State) => {
    const quiet = { unfurl_links: false, unfurl_media: false, ...(thread === null ? {} : { thread_ts: thread }) };
    const { ts = "" } = await calls.once("chat.postMessage", channel, async () => {
      // Asked last: this call may have stood in line for minutes.
      await confirm();
      try {
        return await client.chat.postMessage({ ...content(part, message, state), ...quiet });
      } catch (thrown) {
        const failure = slackFailure(thrown);
        unsure ||= failure.kind === "passing" && failure.maybeDone;
        if (unsure && state !== "draft") sent.add(part);
        throw thrown;
      }
    });
    there.set(part, { ts, state });
  };
  const change = async (part: string, ts: string, message: SlackMessage, state: State) => {
    try {
      await calls.once("chat.update", channel, async () => {
        await confirm();
        return client.chat.update({ ...content(part, message, state), ts });
      });
      there.set(part, { ts, state });
    } catch (thrown) {
      // Deleted under our hands, or too old to be changed: what is to be said must still arrive.
      if (!isRefused(thrown)) throw thrown;
      there.delete(part);
      await post(part, message, state);
    }
  };
  const put = async (part: string, message: SlackMessage, state: State) => {
    if (unsure) await readBack();
    const found = there.get(part);
    if (found !== undefined && found.state === state && sent.has(part)) return;
    if (found === undefined) await post(part, message, state);
    else await change(part, found.ts, message, state);
  };
  const write = async (part: string, message: SlackMessage, last: boolean): Promise<string> => {
    const state = last ? "last" : "part";
    sent.delete(part);
    await calls.patiently(() => put(part, message, state), signal);
    return there.get(part)?.ts ?? "";
  };
  return {
    write: async (part, message, last) => void (await write(String(part), message, last)),
    writeRoot: (message, last) => write("root", message, last),
    knowRoot: (ts) => void there.set("root", { ts, state: "part" }),
    draft: async (message) => {
      const ways = [
        "chat.postMessage",
        "chat.update",
        thread === null ? "conversations.history" : "conversations.replies",
      ];
      if (ways.every((method) => calls.isOpen(method, channel))) await put("0", message, "draft");
    },
    allTold: async () => {
      if (unsure) await calls.patiently(readBack, signal);
      return [...there.values()].some(({ state }) => state === "last");
    },
  };
}
