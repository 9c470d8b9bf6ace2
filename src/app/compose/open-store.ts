import { join } from "node:path";
import { openSqliteStore } from "../../adapters/sqlite-store.ts";
import { asWenzhaiError } from "../../errors.ts";
import type { Store } from "../../ports/store.ts";
import type { World } from "../compose.ts";
import type { Config } from "../config.ts";
import { openSharedDatabase } from "./open-shared-database.ts";

/**
 * The store that the settings name: in their database, else a file in the data directory. A file that cannot be used is told,
 * and questions are answered all the same, from a store that ends with the process. Throws bad-config or store when the
 * database cannot be used: whoever starts the process tries again.
 */
export async function openStore(
  { data, databaseUrl }: Pick<Config, "data" | "databaseUrl">,
  { log, tell }: Pick<World, "log" | "tell">,
): Promise<Store> {
  if (databaseUrl !== undefined) {
    const { postgresStore } = await import("../../adapters/postgres/postgres-store.ts");
    return postgresStore(await openSharedDatabase(databaseUrl, log));
  }
  try {
    return openSqliteStore(join(data, "wenzhai.sqlite"));
  } catch (thrown) {
    const error = asWenzhaiError(thrown);
    log.error("store-not-opened", { error });
    tell?.(
      `${error.message} Until then questions are answered, but nothing outlives this process: no briefing, and no question that it leaves open.`,
    );
    return openSqliteStore(":memory:");
  }
}
