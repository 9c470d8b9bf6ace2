import type { SlackMessage } from "../views/slack-message.ts";

/** Where one person's answer goes, in parts that are counted from 0. */
export interface Outbox {
  /**
   * Writes a part, over its draft or over what an earlier holder of the job wrote. With the `last` part all is told.
   * @throws what Slack refused it with, and what no waiting mended
   */
  write(part: number, message: SlackMessage, last: boolean): Promise<void>;
  /** Shows what part 0 will begin with: one try, at once or not at all. Null where a message cannot be changed once it is sent. */
  readonly draft: ((message: SlackMessage) => Promise<void>) | null;
}
