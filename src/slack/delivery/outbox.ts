import type { SlackApi } from "../transport/slack-api.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import type { Place } from "./post-once.ts";

/** Where one person's answer goes. `update` is null where a message cannot be changed once it is sent. */
export interface Outbox {
  post(message: SlackMessage): Promise<string>;
  readonly update: ((ts: string, message: SlackMessage) => Promise<void>) | null;
}

/** An outbox into a channel or a thread. */
export function outboxAt(slackApi: SlackApi, place: Place): Outbox {
  return {
    post: (message) => slackApi.post(place, message),
    update: (ts, message) => slackApi.update(place.channel, ts, message),
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
