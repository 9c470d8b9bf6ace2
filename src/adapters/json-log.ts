import type { Clock } from "../ports/clock.ts";
import type { Log, LogFields } from "../ports/log.ts";
import { redactText, redactValue } from "./redact.ts";

/** Where the lines go and what time they carry. `write` is given one line, its line feed included. */
export interface JsonLogParts {
  readonly write: (line: string) => void;
  readonly clock: Clock;
}

/**
 * A log of one JSON object a line: `time` (ISO instant), `level`, `event`, then the fields, tokens and keys taken out.
 * A field cannot displace the first three. Fields that cannot be read are said to be so; only `write` can make it throw.
 */
export function jsonLog({ write, clock }: JsonLogParts): Log {
  const at = (level: string) => (event: string, fields?: LogFields) => {
    const head = { time: new Date(clock.now()).toISOString(), level, event: redactText(event) };
    write(`${render(head, fields ?? {})}\n`);
  };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

function render(head: Readonly<Record<string, string>>, fields: LogFields): string {
  try {
    return JSON.stringify({ ...head, ...(redactValue(fields) as object), ...head });
  } catch {
    return JSON.stringify({ ...head, unreadable: true });
  }
}
