import type { Database, Migration } from "../../../ports/database.ts";
import type { Store } from "../../../ports/store.ts";
import { saveTelling } from "./tellings.ts";

/** The tables of briefings that went out, and of the articles that later ones pass. */
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
  // What a briefing had told or counted was not to be told again.
  { name: "runs 2", sql: "ALTER TABLE wenzhai.told RENAME TO passed" },
];

const RECORD = `WITH run AS (
    INSERT INTO wenzhai.runs VALUES ($1, $2, $3) ON CONFLICT (subscription, period) DO UPDATE SET at = excluded.at)
  INSERT INTO wenzhai.passed SELECT DISTINCT $1, article FROM unnest($4::text[]) AS t (article) ON CONFLICT DO NOTHING`;
const PASSED = "SELECT article FROM wenzhai.passed WHERE subscription = $1";
const LAST = `SELECT max(period COLLATE "C") AS period FROM wenzhai.runs WHERE subscription = $1`;

/** The runs of briefings in a database; they outlive their subscription. */
export function postgresRuns(database: Database): Pick<Store, "recordRun" | "passedArticles" | "lastPeriod"> {
  return {
    recordRun: ({ subscription, period, passed, at, telling }) =>
      database.transaction(async (statements) => {
        await statements.rows(RECORD, [subscription, period, at, passed]);
        if (telling !== null) await saveTelling(statements, telling);
      }),
    passedArticles: async (subscription) =>
      new Set((await database.rows<{ article: string }>(PASSED, [subscription])).map(({ article }) => article)),
    lastPeriod: async (subscription) =>
      (await database.rows<{ period: string | null }>(LAST, [subscription]))[0]?.period ?? null,
  };
}
