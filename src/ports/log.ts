/** One line of the log: a static event name and its facts. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where the house writes what happened. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
