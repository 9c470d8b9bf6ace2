import type { DatabaseSync } from "node:sqlite";
import { joinTold, type Told } from "../domain/told.ts";
import type { Telling } from "../ports/store.ts";

/** The part of a store that knows what was told where. Calls throw as SQLite does. */
export interface SqliteTellings {
  save(telling: Telling): void;
  told(channel: string): Told;
  toldUnder(channel: string, thread: string): readonly string[];
}

/** What was told, in the table `tellings` of an open database. */
export function sqliteTellings(database: DatabaseSync): SqliteTellings {
  const join = (rows: readonly Record<string, unknown>[]): Told =>
    joinTold(rows.map(({ told }) => JSON.parse(String(told)) as Told));
  return {
    save({ key, channel, thread, at, articles, claims }) {
      const told = JSON.stringify({ articles, claims } satisfies Told);
      database.prepare("INSERT OR REPLACE INTO tellings VALUES (?, ?, ?, ?, ?)").run(key, channel, thread, at, told);
    },
    told: (channel) =>
      join(database.prepare("SELECT told FROM tellings WHERE channel = ? ORDER BY at, key").all(channel)),
    toldUnder(channel, thread) {
      const rows = database.prepare("SELECT told FROM tellings WHERE channel = ? AND thread = ?").all(channel, thread);
      return join(rows).articles.map(({ id }) => id);
    },
  };
}
