import type { Subscription } from "../../../domain/digest.ts";
import type { Database, Migration } from "../../../ports/database.ts";
import type { Store } from "../../../ports/store.ts";

/** The table of subscriptions. */
export const subscriptionMigrations: readonly Migration[] = [
  {
    name: "subscriptions 1",
    sql: `CREATE TABLE wenzhai.subscriptions (
      id TEXT PRIMARY KEY, team TEXT NOT NULL, channel TEXT NOT NULL, created_by TEXT NOT NULL,
      weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6), time TEXT NOT NULL, zone TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('en', 'zh-Hans', 'zh-Hant')), since TEXT NOT NULL)`,
  },
];

const SAVE = `INSERT INTO wenzhai.subscriptions VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (id) DO UPDATE SET team = excluded.team, channel = excluded.channel, created_by = excluded.created_by,
    weekday = excluded.weekday, time = excluded.time, zone = excluded.zone, language = excluded.language, since = excluded.since`;
const LIST = `SELECT id, team, channel, created_by AS "createdBy", weekday, time, zone, language, since
  FROM wenzhai.subscriptions ORDER BY since COLLATE "C", id COLLATE "C"`;
const END = "DELETE FROM wenzhai.subscriptions WHERE team = $1 AND channel = $2 RETURNING id";

/** The subscriptions in a database. */
export function postgresSubscriptions(database: Database): Pick<Store, "subscribe" | "unsubscribe" | "subscriptions"> {
  return {
    subscribe: async (s) =>
      void (await database.rows(SAVE, [
        s.id,
        s.team,
        s.channel,
        s.createdBy,
        s.weekday,
        s.time,
        s.zone,
        s.language,
        s.since,
      ])),
    unsubscribe: async (team, channel) => (await database.rows(END, [team, channel])).length,
    subscriptions: () => database.rows<Subscription>(LIST),
  };
}
