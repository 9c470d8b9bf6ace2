import { indexMigrations } from "../../index/database/index-tables.ts";
import type { Database } from "../../ports/database.ts";
import type { Log } from "../../ports/log.ts";

/**
 * Opens the database that DATABASE_URL names, with the tables of the index and of the store: whoever comes first makes both.
 * Throws bad-config or store. Without DATABASE_URL the client is never loaded.
 */
export async function openSharedDatabase(url: string, log: Log): Promise<Database> {
  const { openDatabase } = await import("../../adapters/postgres/open-database.ts");
  const { storeMigrations } = await import("../../adapters/postgres/postgres-store.ts");
  return openDatabase({ url, migrations: [...indexMigrations, ...storeMigrations], log });
}
