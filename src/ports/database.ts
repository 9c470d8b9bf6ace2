/** A value bound to a statement; text that PostgreSQL cannot hold is `storableText`'s affair. */
export type BoundValue = string | number | boolean | null | Uint8Array | readonly (string | number)[];

/** Where statements are run: a database, or one transaction of it. Every call throws `store` when the database cannot be used. */
export interface Statements {
  /** The rows of one statement whose values are `$1`, `$2` and so on. */
  rows<Row extends object>(sql: string, values?: readonly BoundValue[]): Promise<readonly Row[]>;
}

/** How a transaction sees what others write: what is there when it begins, or what each statement finds. */
export type Isolation = "one state" | "each statement";

/** A PostgreSQL database that several processes share. */
export interface Database extends Statements {
  /** Host, port and name, for people; no user and no password. */
  readonly name: string;
  /** Runs `work` in one transaction: all of it is seen at once, or, when it throws, nothing. */
  transaction<T>(work: (statements: Statements) => Promise<T>, isolation?: Isolation): Promise<T>;
  /**
   * Runs `work` while no other process holds the lock of that number, which ends with the process at the latest. Null when
   * somebody holds it; then `work` was not run.
   */
  whileLocked<T>(lock: number, work: () => Promise<T>): Promise<T | null>;
  close(): Promise<void>;
}

/** A step that brings the tables nearer to the present version. Its name never changes, nor what it does. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The first number of our advisory locks, "wenz" in ASCII, and the second of each. */
export const LOCK_ROOM = 0x77656e7a;
export const LOCKS = { migrating: 1, writing: 2, filling: 3 } as const;

/** A text as PostgreSQL can hold it: without the character 0 and halves of characters, which are shown by others. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "\u2400").toWellFormed();
}
