import type { webApi } from "@slack/bolt";
import type { Clock } from "../../ports/clock.ts";
import type { Place } from "./post-once.ts";

/** Quick answers need no sign that they are coming. */
const QUIET_MS = 400;

/** Shows that an answer is being worked on, from a little after the call until the function it gives is called. */
export type ShowWorking = (place: Place, words: string) => () => void;

/**
 * A sign of work through Slack's agent sessions in direct messages (which also brings the Stop button), and through the
 * thread status elsewhere. A sign is never worth an answer: `client` must not retry, and its failures are swallowed.
 */
export function createStatus(client: webApi.WebClient, clock: Clock): ShowWorking {
  const session = (place: Place, status: "processing" | "active") =>
    client.agents.sessions.setStatus({
      channel_id: place.channel,
      ...(place.thread === null ? {} : { thread_ts: place.thread }),
      status,
    });
  const begin = (place: Place, words: string) =>
    place.channel.startsWith("D") || place.thread === null
      ? session(place, "processing")
      : client.assistant.threads.setStatus({ channel_id: place.channel, thread_ts: place.thread, status: words });
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
