import type { webApi } from "@slack/bolt";
import type { Clock } from "../../ports/clock.ts";
import type { SlackCalls } from "../calls/slack-calls.ts";
import type { Place } from "./place.ts";

/** Quick answers need no sign that they are coming. */
const QUIET_MS = 400;

/** Shows that an answer is being worked on, from a little after the call until the function it gives is called. */
export type ShowWorking = (place: Place, words: string) => () => void;

/**
 * A sign of work through Slack's agent sessions in direct messages (which also brings the Stop button), and through the
 * thread status elsewhere. A sign is never worth an answer, nor worth waiting for: it is tried once, and its failures are swallowed.
 */
export function createStatus(client: webApi.WebClient, calls: SlackCalls, clock: Clock): ShowWorking {
  const now = async (method: string, channel: string, call: () => Promise<unknown>) => {
    if (calls.isOpen(method, channel)) await calls.once(method, channel, call);
  };
  const session = ({ channel, thread }: Place, status: "processing" | "active") => {
    const at = { channel_id: channel, ...(thread === null ? {} : { thread_ts: thread }) };
    return now("agents.sessions.setStatus", channel, () => client.agents.sessions.setStatus({ ...at, status }));
  };
  const begin = (place: Place, status: string) => {
    const { channel, thread } = place;
    if (channel.startsWith("D") || thread === null) return session(place, "processing");
    const at = { channel_id: channel, thread_ts: thread };
    return now("assistant.threads.setStatus", channel, () => client.assistant.threads.setStatus({ ...at, status }));
  };
  return (place, words) => {
    let begun: Promise<boolean> | null = null;
    const cancel = clock.after(QUIET_MS, () => {
      begun = begin(place, words).then(
        () => true,
        () => false,
      );
    });
    return () => {
      cancel();
      // A reply clears a thread's status by itself; a session has to be told.
      if (place.channel.startsWith("D"))
        void begun?.then((shown) => (shown ? session(place, "active") : null)).catch(() => null);
    };
  };
}
