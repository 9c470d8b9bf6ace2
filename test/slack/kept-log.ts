import type { Log, LogFields } from "../../src/ports/log.ts";

/** A log that keeps its lines for a test to read. */
export interface KeptLog extends Log {
  readonly lines: readonly { readonly event: string; readonly fields: LogFields }[];
}

export function keptLog(): KeptLog {
  const lines: { event: string; fields: LogFields }[] = [];
  const keep = (event: string, fields: LogFields = {}) => void lines.push({ event, fields });
  return { lines, info: keep, warn: keep, error: keep };
}

/** Lets everything that is ready run, without waiting for time to pass. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
