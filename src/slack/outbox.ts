import type { Place } from "./post-once.ts";
import type { SlackMessage } from "./slack-message.ts";
import type { Wire } from "./wire.ts";

/** Where one person's answer goes. `update` is null where a message cannot be changed once it is sent. */
export interface Outbox {
  post(message: SlackMessage): Promise<string>;
  readonly update: ((ts: string, message: SlackMessage) => Promise<void>) | null;
}

/** An outbox into a channel or a thread. */
export function outboxAt(wire: Wire, place: Place): Outbox {
  return {
    post: (message) => wire.post(place, message),
    update: (ts, message) => wire.update(place.channel, ts, message),
  };
}

/** Bolt's `respond`, as far as we use it. */
export type Respond = (message: {
  text: string;
  blocks: SlackMessage["blocks"][number][];
  response_type: "ephemeral";
}) => Promise<unknown>;

/** An outbox that only the person who gave a slash command sees. */
export function outboxOf(respond: Respond): Outbox {
  return {
    post: async ({ text, blocks }) => {
      await respond({ text, blocks: [...blocks], response_type: "ephemeral" });
      return "";
    },
    update: null,
  };
}
