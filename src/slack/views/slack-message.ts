import type { types } from "@slack/bolt";

/** One message as it goes to Slack. `text` is what notifications and screen readers get; `blocks` is what is seen. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}
