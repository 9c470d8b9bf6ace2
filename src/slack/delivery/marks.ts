import type { webApi } from "@slack/bolt";
import type { SlackCalls } from "../calls/slack-calls.ts";
import type { Place } from "./place.ts";

const EVENT = "wenzhai_post";
const PAGE = 200;

/** What a message of ours says about itself, where only apps see it. `state` is "last" when with it all is told. */
export interface Mark {
  readonly job: string;
  readonly part: string;
  readonly state: "draft" | "part" | "last";
}

/** A message that carries a mark. */
export interface Marked {
  readonly ts: string;
  readonly mark: Mark;
}

/** A mark as Slack's metadata. */
export function metadataOf({ job, part, state }: Mark) {
  return { event_type: EVENT, event_payload: { job, part, state } };
}

function markOf(message: object): Mark | null {
  const { metadata } = message as { metadata?: { event_type?: string; event_payload?: Partial<Mark> } };
  const { job, part, state } = metadata?.event_payload ?? {};
  if (metadata?.event_type !== EVENT || job === undefined || part === undefined || state === undefined) return null;
  return { job, part, state };
}

/**
 * The messages of a job in a place, read page by page to the end. `since` is a ts of Slack's before which there is none.
 * Each page is a call of its own, in the line of its method and channel.
 */
export async function readMarks(
  client: webApi.WebClient,
  calls: SlackCalls,
  { channel, thread }: Place,
  job: string,
  since: string,
): Promise<readonly Marked[]> {
  const found: Marked[] = [];
  let cursor: string | undefined;
  do {
    const at = { channel, limit: PAGE, oldest: since, include_all_metadata: true, ...(cursor ? { cursor } : {}) };
    const page = await (thread === null
      ? calls.once("conversations.history", channel, () => client.conversations.history(at))
      : calls.once("conversations.replies", channel, () => client.conversations.replies({ ...at, ts: thread })));
    for (const message of page.messages ?? []) {
      const mark = markOf(message);
      if (mark?.job === job && message.ts !== undefined) found.push({ ts: message.ts, mark });
    }
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return found;
}
