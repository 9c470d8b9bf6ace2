import { asWenzhaiError } from "../../../errors.ts";
import type { Log } from "../../../ports/log.ts";
import { openSharedDatabase } from "../../compose/open-shared-database.ts";
import type { Finding } from "./finding.ts";

interface Facts {
  readonly server: string;
  readonly vector: string;
  readonly used: number;
  readonly most: number;
  readonly megabytes: number;
}

const FACTS = `SELECT current_setting('server_version') AS server,
  (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS vector,
  (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS used,
  current_setting('max_connections')::int AS most,
  (pg_database_size(current_database()) / 1e6)::float8 AS megabytes`;
/** A process takes ten connections at most. */
const FEW_LEFT = 10;

/** Whether the database of DATABASE_URL can be used, and what it is. */
export async function checkDatabase(url: string | undefined, log: Log): Promise<Finding> {
  const check = "database";
  if (url === undefined)
    return { check, state: "absent", found: "none is named: the index and the store are in the data directory" };
  try {
    const database = await openSharedDatabase(url, log);
    try {
      const [facts] = await database.rows<Facts>(FACTS);
      const { server, vector, used, most, megabytes } = facts!;
      const found = `${database.name}, PostgreSQL ${server}, pgvector ${vector}, ${megabytes.toFixed(0)} MB, ${used} of ${most} connections used`;
      if (most - used >= FEW_LEFT) return { check, state: "ok", found };
      return { check, state: "wrong", found, todo: "Raise max_connections, or stop what else is connected." };
    } finally {
      await database.close();
    }
  } catch (thrown) {
    return { check, state: "wrong", found: asWenzhaiError(thrown).message };
  }
}
