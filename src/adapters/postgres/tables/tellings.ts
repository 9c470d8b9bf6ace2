import { joinTold } from "../../../domain/told.ts";
import { type Database, type Migration, type Statements, storableText } from "../../../ports/database.ts";
import type { Store, Telling } from "../../../ports/store.ts";

/** The table of what was told. */
export const tellingMigrations: readonly Migration[] = [
  {
    name: "tellings 1",
    sql: `
      CREATE TABLE wenzhai.tellings (
        key TEXT PRIMARY KEY, channel TEXT NOT NULL, thread TEXT NOT NULL, at TEXT NOT NULL, told TEXT NOT NULL
      );
      CREATE INDEX tellings_in ON wenzhai.tellings (channel, thread);`,
  },
];

const SAVE = `INSERT INTO wenzhai.tellings VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key) DO UPDATE SET
  channel = excluded.channel, thread = excluded.thread, at = excluded.at, told = excluded.told`;
const TOLD = `SELECT told FROM wenzhai.tellings WHERE channel = $1 ORDER BY at COLLATE "C", key COLLATE "C"`;
const UNDER = "SELECT told FROM wenzhai.tellings WHERE channel = $1 AND thread = $2";

/** Writes down what was told, in a transaction of its own or another's. */
export async function saveTelling(
  statements: Statements,
  { key, channel, thread, at, articles, claims }: Telling,
): Promise<void> {
  const told = storableText(JSON.stringify({ articles, claims }));
  await statements.rows(SAVE, [key, channel, thread, at, told]);
}

/** What was told, in a database. */
export function postgresTellings(database: Database): Pick<Store, "tell" | "told" | "toldUnder"> {
  const read = async (sql: string, values: readonly string[]) =>
    joinTold((await database.rows<{ told: string }>(sql, values)).map(({ told }) => JSON.parse(told)));
  return {
    tell: (telling) => saveTelling(database, telling),
    told: (channel) => read(TOLD, [channel]),
    toldUnder: async (channel, thread) => (await read(UNDER, [channel, thread])).articles.map(({ id }) => id),
  };
}
