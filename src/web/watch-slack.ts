import type { Log } from "../ports/log.ts";

/** A log that also knows whether the line to Slack holds. */
export interface SlackWatch {
  readonly log: Log;
  flows(): boolean;
}

/** Listens to what the Slack side writes when its socket cannot be had again, and when it is back. Before, the line holds. */
export function watchSlack(log: Log): SlackWatch {
  let flows = true;
  return {
    log: {
      info(event, fields) {
        if (event === "socket-back") flows = true;
        log.info(event, fields);
      },
      warn(event, fields) {
        if (event === "socket-not-back") flows = false;
        log.warn(event, fields);
      },
      error: (event, fields) => log.error(event, fields),
    },
    flows: () => flows,
  };
}
