import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../ports/log.ts";

/** Bolt's log lines as ours. Warnings and errors only: the rest tells of every request. */
export function createBoltLogger(log: Log): Logger {
  const facts = (message: readonly unknown[]) => ({
    message: message.map((part) => (part instanceof Error ? part.message : String(part))).join(" "),
  });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...message) => log.warn("bolt", facts(message)),
    error: (...message) => log.error("bolt", facts(message)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
