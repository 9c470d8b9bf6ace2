import type { Channel } from "../model.ts";
import type { Workspace } from "../workspace.ts";

/** What a person looks at: a conversation and perhaps a thread of it, or the app's Home tab. */
export interface Place {
  readonly channel: Channel | null;
  readonly threadTs: string | null;
}

/** Reads the place from `in` (a conversation's id or "home") and `thread`; the first channel when there is no such one. */
export function readPlace(workspace: Workspace, query: URLSearchParams): Place {
  const at = query.get("in");
  if (at === "home") return { channel: null, threadTs: null };
  const channel = workspace.conversations().find(({ id }) => id === at) ?? workspace.channel();
  const threadTs = query.get("thread");
  const isThere = threadTs !== null && workspace.messages(channel.id).some(({ ts }) => ts === threadTs);
  return { channel, threadTs: isThere ? threadTs : null };
}

/** The address of a place. */
export function hrefOf({ channel, threadTs }: Place): string {
  const at = `/?in=${channel === null ? "home" : encodeURIComponent(channel.id)}`;
  return threadTs === null ? at : `${at}&thread=${encodeURIComponent(threadTs)}`;
}
