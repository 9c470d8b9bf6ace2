import type { Outbox } from "../../src/slack/delivery/outbox.ts";

/** What happened to an outbox, in order: "draft: text", "part 1: text", and "last 1: text" for what ends it. */
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
  return {
    seen,
    failNext: (error) => faults.push(error),
    write: async (part, { text }, last) => record(`${last ? "last" : "part"} ${part}: ${text}`),
    draft: async ({ text }) => record(`draft: ${text}`),
  };
}
