import { webApi } from "@slack/bolt";
import { WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SlackMessage } from "../views/slack-message.ts";

/** Where a message goes: a channel, or a thread of it. */
export interface Place {
  readonly channel: string;
  readonly thread: string | null;
}

/** How often a post is tried when Slack is not reached or is in trouble itself; the waits between double from one second. */
const TRIES = 5;
const MARK = "wenzhai_post";
/** Slack's own troubles, after which its documentation says that the call may have taken effect. */
const TRANSIENT: ReadonlySet<string> = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
]);

/** Whether Slack itself said no (a channel closed to us, a missing right), as against not being reached. */
export function refusedBySlack(thrown: unknown): boolean {
  return thrown instanceof webApi.WebAPIPlatformError && !TRANSIENT.has(thrown.data.error);
}

/** The ts of the message with this mark, when it is there after all. */
async function findMarked(client: webApi.WebClient, { channel, thread }: Place, mark: string): Promise<string | null> {
  const latest = { channel, limit: 200, include_all_metadata: true } as const;
  const found = await (thread === null
    ? client.conversations.history(latest)
    : client.conversations.replies({ ...latest, ts: thread }));
  return found.messages?.find((message) => hasMark(message, mark))?.ts ?? null;
}

function hasMark(message: object, mark: string): boolean {
  const { metadata } = message as { metadata?: { event_type?: string; event_payload?: { mark?: string } } };
  return metadata?.event_type === MARK && metadata.event_payload?.mark === mark;
}

function send(client: webApi.WebClient, { channel, thread }: Place, { text, blocks }: SlackMessage, mark: string) {
  const inThread = thread === null ? {} : { thread_ts: thread };
  const metadata = { event_type: MARK, event_payload: { mark } };
  const quiet = { unfurl_links: false, unfurl_media: false };
  return client.chat.postMessage({ channel, text, blocks: [...blocks], metadata, ...quiet, ...inThread });
}

/** Failures of the connection itself: no byte of the message left. */
const UNSENT: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function neverSent(thrown: unknown): boolean {
  if (!(thrown instanceof webApi.WebAPIRequestError)) return false;
  const cause = thrown.original.cause;
  return typeof cause === "object" && cause !== null && "code" in cause && UNSENT.has(cause.code);
}

/**
 * Posts a message once and gives its ts, though Slack has no key for that: each carries a mark of its own, and after a
 * failure in which the message may have arrived all the same the mark is looked for before it is sent again. Waits as
 * long as a 429 says. `client` must neither retry nor wait by itself: its waiting would hold up every other channel.
 * @throws what Slack refused it with, or `slack` after five tries; retryable only when it is certainly not there.
 */
export function createPostOnce(client: webApi.WebClient, clock: Clock) {
  let posts = 0;
  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));
  return async (place: Place, message: SlackMessage): Promise<string> => {
    const mark = `${clock.now()}-${++posts}`;
    let maybeThere = false;
    for (let failures = 0; ; ) {
      try {
        return (await send(client, place, message, mark)).ts ?? "";
      } catch (thrown) {
        if (thrown instanceof webApi.WebAPIRateLimitedError) {
          await pause(thrown.retryAfter * 1_000);
          continue;
        }
        if (refusedBySlack(thrown)) throw thrown;
        failures += 1;
        maybeThere ||= !neverSent(thrown);
        await pause(1_000 * 2 ** (failures - 1));
        const looked: string | null = maybeThere
          ? await findMarked(client, place, mark).catch(() => "unknown" as const)
          : null;
        if (looked !== null && looked !== "unknown") return looked;
        maybeThere = looked === "unknown";
        if (failures === TRIES) throw unreachable(thrown, maybeThere);
      }
    }
  };
}

function unreachable(cause: unknown, maybeThere: boolean): WenzhaiError {
  return new WenzhaiError("slack", "Slack could not be reached.", { cause, retryable: !maybeThere });
}
