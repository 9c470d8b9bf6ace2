import { WenzhaiError } from "../../errors.ts";
import { type Database, LOCK_ROOM, LOCKS, type Statements } from "../../ports/database.ts";

/** Whoever writes for longer has taken much in: then the caller tries again later. */
const PATIENCE = "SET LOCAL lock_timeout = '2s'";

/** Runs a change in one transaction as the only writer. Throws index-busy while another process writes. */
export function asWriter<T>(database: Database, work: (statements: Statements) => Promise<T>): Promise<T> {
  return database.transaction(async (statements) => {
    await statements.rows(PATIENCE);
    try {
      await statements.rows("SELECT pg_advisory_xact_lock($1, $2)", [LOCK_ROOM, LOCKS.writing]);
    } catch (thrown) {
      if (!(thrown instanceof WenzhaiError) || !thrown.retryable) throw thrown;
      throw new WenzhaiError(
        "index-busy",
        `Another process is writing the index in ${database.name}; try again when it is done.`,
        { retryable: true, cause: thrown },
      );
    }
    await statements.rows("SET LOCAL lock_timeout = 0");
    return work(statements);
  });
}
