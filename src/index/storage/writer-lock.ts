import { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";

const SQLITE_BUSY = 5;

/**
 * Takes a directory's write lock: gives the function that releases it, or null when another process holds it.
 * The lock is SQLite's on an empty file: the system lifts it when its holder dies, however it dies, which a file with
 * a process number in it cannot promise.
 */
export function takeWriterLock(path: string, waitMs = 0): (() => void) | null {
  const database = new DatabaseSync(path, { timeout: waitMs });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
  return () => database.close();
}

const TRIES = 40;
const EACH_MS = 25;

/**
 * Takes the lock as `takeWriterLock` does, but gives whoever opens the index and tidies up, which takes a moment, a second
 * to be done. Between tries this process goes on: the holder may be in it.
 */
export async function waitForWriterLock(path: string): Promise<(() => void) | null> {
  for (let i = 0; i < TRIES; i++) {
    const release = takeWriterLock(path, EACH_MS);
    if (release !== null) return release;
    await setImmediate();
  }
  return null;
}
