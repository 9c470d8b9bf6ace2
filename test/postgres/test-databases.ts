import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, type TestOptions } from "vitest";
import { openDatabase } from "../../src/adapters/postgres/open-database.ts";
import { indexMigrations } from "../../src/index/database/index-tables.ts";
import type { Database, Migration } from "../../src/ports/database.ts";
import { testServer } from "./test-server.ts";

/** Databases of one test file, or why there can be none. */
export interface TestDatabases {
  /** For `describe`: leaves its tests out where PostgreSQL cannot be had. */
  readonly options: TestOptions;
  /** The address of a fresh, empty database. */
  url(): Promise<string>;
  /** A database with the tables of these migrations, closed with this file at the latest. */
  openAt(url: string, migrations: readonly Migration[]): Promise<Database>;
  /** A fresh database with the tables of these migrations, those of the index by default. */
  open(migrations?: readonly Migration[]): Promise<Database>;
}

/** Set by test/postgres/global-setup.ts, so that all files of a run share one server. */
const DIRECTORY = process.env.WENZHAI_TEST_POSTGRES ?? join(tmpdir(), "wenzhai-postgres-alone");

/** The databases of this file, which are made as they are asked for and closed with it. */
export async function testDatabases(): Promise<TestDatabases> {
  const server = await testServer(DIRECTORY);
  if ("missing" in server) {
    process.stderr.write(`PostgreSQL cannot be had, its tests are left out: ${server.missing}\n`);
    return { options: { skip: true }, url: unavailable, openAt: unavailable, open: unavailable };
  }
  const admin = new pg.Pool({ connectionString: server.url("postgres"), max: 1 });
  const opened: Database[] = [];
  let count = 0;
  const url = async (): Promise<string> => {
    const name = `t${process.pid}_${count++}`;
    await admin.query(`CREATE DATABASE ${name}`);
    return server.url(name);
  };
  const openAt = async (at: string, migrations: readonly Migration[]): Promise<Database> => {
    const database = await openDatabase({ url: at, migrations, log: silent });
    opened.push(database);
    return database;
  };
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await admin.end();
  });
  return {
    options: {},
    url,
    openAt,
    open: async (migrations = indexMigrations) => openAt(await url(), migrations),
  };
}

const silent = { info() {}, warn() {}, error() {} };

function unavailable(): Promise<never> {
  throw new TypeError("There is no PostgreSQL server.");
}
