import type { Log } from "../ports/log.ts";

/** A log that also knows whether the line to Slack holds. */
export interface SlackWatch {
  readonly log: Log;
  flows(): boolean;
  /** The error with which Slack refuses the tokens; null while it takes them. */
  refused(): string | null;
}

/**
 * Listens to what the Slack side writes when its socket cannot be had again or its tokens are refused, and when that is over.
 * Before, the line holds.
 */
export function watchSlack(log: Log): SlackWatch {
  let flows = true;
  let refused: string | null = null;
  return {
    log: {
      info(event, fields) {
        if (event === "socket-back") flows = true;
        if (event === "slack-tokens-taken") refused = null;
        log.info(event, fields);
      },
      warn(event, fields) {
        if (event === "socket-not-back") flows = false;
        log.warn(event, fields);
      },
      error(event, fields) {
        if (event === "slack-tokens-refused") refused = String(fields?.reason);
        log.error(event, fields);
      },
    },
    flows: () => flows && refused === null,
    refused: () => refused,
  };
}
