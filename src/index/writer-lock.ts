import { DatabaseSync } from "node:sqlite";

const SQLITE_BUSY = 5;

/**
 * Takes a directory's write lock: gives the function that releases it, or null when another process holds it.
 * The lock is SQLite's on an empty file: the system lifts it when its holder dies, however it dies, which a file with
 * a process number in it cannot promise.
 */
export function takeWriterLock(path: string): (() => void) | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
  return () => database.close();
}
