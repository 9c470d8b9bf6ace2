import type { Fields } from "./model.ts";

/** An answer with `ok: false`. It never leaves the workspace: the Web API turns it into a response. */
export class SlackError extends Error {
  readonly code: string;
  readonly extra: Fields;

  constructor(code: string, extra: Fields = {}) {
    super(code);
    this.name = "SlackError";
    this.code = code;
    this.extra = extra;
  }
}

/** A SlackError with the explaining lines Slack puts into `response_metadata.messages`. */
export function explained(code: string, messages: readonly string[]): SlackError {
  return new SlackError(code, { response_metadata: { messages } });
}
