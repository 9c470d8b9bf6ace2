import { createRequire } from "node:module";
import type { Logger } from "pino";
import type { Clock } from "../ports/clock.ts";
import type { Log, LogFields } from "../ports/log.ts";
import type { LogSink } from "./log-sink.ts";
import type { Redactor } from "./redact.ts";

/** Where the lines go, opened with the first one, what time they carry, and what they may not hold. */
export interface PinoLogParts {
  readonly open: () => Pick<LogSink, "write"> & Partial<LogSink>;
  readonly clock: Clock;
  readonly redactor: Redactor;
}

/** A log that is to be closed, so that its last lines are written. */
export interface ClosableLog extends Log {
  close(): Promise<void>;
}

/** What stands at the head of a line: no field may displace it. */
const HEAD: ReadonlySet<string> = new Set(["time", "level", "event"]);

/**
 * A log by pino of one JSON object a line: `level`, `time` (ISO instant), the fields, `event`, tokens and keys taken out.
 * Fields that cannot be read are said to be so; it never throws. pino is loaded with the first line.
 */
export function createPinoLog({ open, clock, redactor }: PinoLogParts): ClosableLog {
  let opened: { readonly logger: Logger; readonly sink: Partial<LogSink> } | null = null;
  const at = (level: "info" | "warn" | "error") => (event: string, fields?: LogFields) => {
    try {
      opened ??= openLogger(open(), clock);
      opened.logger[level](readable(fields ?? {}, redactor), redactor.text(event));
    } catch {
      // A log is never the reason why something fails.
    }
  };
  return { info: at("info"), warn: at("warn"), error: at("error"), close: async () => opened?.sink.close?.() };
}

function openLogger(sink: Pick<LogSink, "write"> & Partial<LogSink>, clock: Clock) {
  const { pino } = createRequire(import.meta.url)("pino") as typeof import("pino");
  const logger = pino(
    {
      base: null,
      messageKey: "event",
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    sink,
  );
  return { logger, sink };
}

function readable(fields: LogFields, redactor: Redactor): object {
  try {
    const plain = redactor.value(fields) as object;
    return Object.fromEntries(Object.entries(plain).filter(([name]) => !HEAD.has(name)));
  } catch {
    return { unreadable: true };
  }
}
