import { openDatabaseIndex } from "../../index/database/database-index.ts";
import type { IndexParts } from "../../index/index-parts.ts";
import type { OpenedIndex } from "../../index/opened-index.ts";
import { openIndex } from "../../index/passage-index.ts";
import type { Config } from "../config.ts";
import { openSharedDatabase } from "./open-shared-database.ts";

/** The index that the settings name: in their database, else in the data directory. Throws what opening it throws. */
export async function openConfiguredIndex(
  { data, databaseUrl }: Pick<Config, "data" | "databaseUrl">,
  parts: IndexParts,
): Promise<OpenedIndex> {
  if (databaseUrl === undefined) return openIndex(data, parts);
  return openDatabaseIndex(await openSharedDatabase(databaseUrl, parts.log), parts);
}
