import { DatabaseSync } from "node:sqlite";
import { guarded } from "../sqlite-schema.ts";

const BUSY_MS = 5_000;

/** Writes what an SQLite database holds at this moment to a new file, while others read and write it. Throws store. */
export function copyDatabase(path: string, target: string): void {
  guarded(path, () => {
    const database = new DatabaseSync(path, { timeout: BUSY_MS });
    try {
      database.prepare("VACUUM INTO ?").run(target);
    } finally {
      database.close();
    }
  });
}

const SQLITE_BUSY = 5;

/** Whether another process has a database open: in its write-ahead mode nobody else may then have it for itself. */
export function isInUse(path: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;");
    return false;
  } catch (thrown) {
    const { errcode } = thrown as { errcode?: number };
    return errcode !== undefined && (errcode & 0xff) === SQLITE_BUSY;
  } finally {
    database?.close();
  }
}
