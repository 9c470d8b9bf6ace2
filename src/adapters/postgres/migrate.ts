import { WenzhaiError } from "../../errors.ts";
import type { Migration, Statements } from "../../ports/database.ts";

const TABLE = `CREATE SCHEMA IF NOT EXISTS wenzhai;
  CREATE TABLE IF NOT EXISTS wenzhai.migrations (name TEXT PRIMARY KEY, at TIMESTAMPTZ NOT NULL DEFAULT now())`;

/**
 * Brings the tables to the present version: every step that was not taken yet, in order. The caller holds the lock of
 * migrations and runs this in one transaction. Throws `store` when a newer version has been here.
 */
export async function migrate(name: string, statements: Statements, migrations: readonly Migration[]): Promise<void> {
  if (!(await isThere(statements))) await statements.rows(TABLE);
  const taken = await statements.rows<{ name: string }>("SELECT name FROM wenzhai.migrations");
  const known = new Set(migrations.map((step) => step.name));
  const strange = taken.find((step) => !known.has(step.name));
  if (strange !== undefined)
    throw new WenzhaiError(
      "store",
      `The database ${name} was brought up to date by a newer Wenzhai (${strange.name}): update Wenzhai.`,
    );
  const done = new Set(taken.map((step) => step.name));
  for (const step of migrations.filter((each) => !done.has(each.name))) {
    await statements.rows(step.sql);
    await statements.rows("INSERT INTO wenzhai.migrations (name) VALUES ($1)", [step.name]);
  }
}

/** A user who may only read and write rows must not be asked to create what is there. */
async function isThere(statements: Statements): Promise<boolean> {
  const [row] = await statements.rows<{ there: boolean }>(
    "SELECT to_regclass('wenzhai.migrations') IS NOT NULL AS there",
  );
  return row?.there ?? false;
}
