import type { BriefingPlan, Subscription } from "../../../domain/subscription.ts";
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
  {
    // A briefing was weekly.
    name: "subscriptions 2",
    sql: `ALTER TABLE wenzhai.subscriptions ADD COLUMN after TEXT, ADD COLUMN paused BOOLEAN NOT NULL DEFAULT false,
        ADD COLUMN plan TEXT;
      UPDATE wenzhai.subscriptions SET after = since, plan = json_build_object(
        'days', json_build_object('kind', 'weekly', 'weekdays', json_build_array(weekday)), 'time', time, 'zone', zone,
        'topic', NULL, 'language', language, 'length', NULL, 'silent', false)::text;
      ALTER TABLE wenzhai.subscriptions ALTER COLUMN after SET NOT NULL, ALTER COLUMN plan SET NOT NULL,
        DROP COLUMN weekday, DROP COLUMN time, DROP COLUMN zone, DROP COLUMN language`,
  },
];

const SAVE = `INSERT INTO wenzhai.subscriptions (id, team, channel, created_by, since, after, paused, plan)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (id) DO UPDATE SET team = excluded.team, channel = excluded.channel, created_by = excluded.created_by,
    since = excluded.since, after = excluded.after, paused = excluded.paused, plan = excluded.plan`;
const LIST = `SELECT id, team, channel, created_by AS "createdBy", since, after, paused, plan
  FROM wenzhai.subscriptions ORDER BY since COLLATE "C", id COLLATE "C"`;
const END = "DELETE FROM wenzhai.subscriptions WHERE id = $1 RETURNING id";

type Row = Omit<Subscription, keyof BriefingPlan> & { readonly plan: string };

/** The subscriptions in a database. */
export function postgresSubscriptions(database: Database): Pick<Store, "subscribe" | "unsubscribe" | "subscriptions"> {
  return {
    subscribe: async ({ id, team, channel, createdBy, since, after, paused, ...plan }) => {
      const written = JSON.stringify(plan satisfies BriefingPlan);
      await database.rows(SAVE, [id, team, channel, createdBy, since, after, paused, written]);
    },
    unsubscribe: async (id) => (await database.rows(END, [id])).length === 1,
    subscriptions: async () =>
      (await database.rows<Row>(LIST)).map(({ plan, ...row }) => ({ ...(JSON.parse(plan) as BriefingPlan), ...row })),
  };
}
