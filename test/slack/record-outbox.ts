import type { Outbox } from "../../src/slack/delivery/outbox.ts";

/** What happened to an outbox, in order: "post 1: text" and "update 1: text". */
export interface RecordingOutbox extends Outbox {
  readonly seen: readonly string[];
  /** The next call fails with this. */
  failNext(error: Error): void;
}

export function recordOutbox(): RecordingOutbox {
  const seen: string[] = [];
  const faults: Error[] = [];
  const record = (what: string) => {
    const fault = faults.shift();
    if (fault) throw fault;
    seen.push(what);
  };
  let posted = 0;
  return {
    seen,
    failNext: (error) => faults.push(error),
    post: async ({ text }) => {
      record(`post ${posted + 1}: ${text}`);
      return String(++posted);
    },
    update: async (ts, { text }) => record(`update ${ts}: ${text}`),
  };
}
