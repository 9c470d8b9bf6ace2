import type { Database, Migration } from "../../../ports/database.ts";
import type { Store } from "../../../ports/store.ts";

/** The tables of briefings that went out, and of the articles they told. */
export const runMigrations: readonly Migration[] = [
  {
    name: "runs 1",
    sql: `
      CREATE TABLE wenzhai.runs (
        subscription TEXT NOT NULL, period TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (subscription, period)
      );
      CREATE TABLE wenzhai.told (
        subscription TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY (subscription, article)
      );`,
  },
];

/** One statement, so that a run and what it told are there together. */
const RECORD = `WITH run AS (
    INSERT INTO wenzhai.runs VALUES ($1, $2, $3) ON CONFLICT (subscription, period) DO UPDATE SET at = excluded.at)
  INSERT INTO wenzhai.told SELECT DISTINCT $1, article FROM unnest($4::text[]) AS t (article) ON CONFLICT DO NOTHING`;
const TOLD = "SELECT article FROM wenzhai.told WHERE subscription = $1";
const LAST = `SELECT max(period COLLATE "C") AS period FROM wenzhai.runs WHERE subscription = $1`;

/** The runs of briefings in a database; they outlive their subscription. */
export function postgresRuns(database: Database): Pick<Store, "recordRun" | "toldArticles" | "lastPeriod"> {
  return {
    recordRun: async ({ subscription, period, articles, at }) =>
      void (await database.rows(RECORD, [subscription, period, at, articles])),
    toldArticles: async (subscription) =>
      new Set((await database.rows<{ article: string }>(TOLD, [subscription])).map(({ article }) => article)),
    lastPeriod: async (subscription) =>
      (await database.rows<{ period: string | null }>(LAST, [subscription]))[0]?.period ?? null,
  };
}
