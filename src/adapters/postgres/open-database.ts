import pg from "pg";
import { WenzhaiError } from "../../errors.ts";
import {
  type BoundValue,
  type Database,
  type Isolation,
  LOCK_ROOM,
  LOCKS,
  type Migration,
  type Statements,
} from "../../ports/database.ts";
import type { Log } from "../../ports/log.ts";
import { databaseFailure } from "./database-failure.ts";
import { migrate } from "./migrate.ts";

/** How a database is opened. */
export interface DatabaseParts {
  /** `postgresql://user:password@host:port/name`. */
  readonly url: string;
  readonly migrations: readonly Migration[];
  readonly log: Log;
}

/** Connections of one process to one database, at most. A bot has two such pools: its store's and its engine's. */
const CONNECTIONS = 5;
const CONNECT_MS = 10_000;
/** A statement takes seconds at most; a server that says nothing for so long is gone. */
const SILENT_MS = 120_000;
/**
 * Compiling a plan takes longer than running ours. What a search by words gathers is to stay in memory. Of a graph of vectors at
 * least 300 candidates are looked at.
 */
const SETTINGS = "SET jit = off; SET work_mem = '64MB'; SET hnsw.ef_search = 300";

/**
 * Opens a PostgreSQL database and brings its tables up to date, which of several processes one does while the others wait.
 * Throws bad-config or store, saying what is to be done. A connection that breaks is made anew by the next call.
 */
export async function openDatabase({ url, migrations, log }: DatabaseParts): Promise<Database> {
  const name = databaseName(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: SILENT_MS,
    keepAlive: true,
    application_name: "wenzhai",
    // What only waits in the pool must not keep a command from ending.
    allowExitOnIdle: true,
    onConnect: async (client) => {
      await client.query(SETTINGS);
    },
  });
  // A connection that breaks while nobody uses it: the next call makes a new one.
  pool.on("error", (error) => log.warn("database-connection-lost", { error: databaseFailure(name, error) }));
  const database = new PooledDatabase(name, pool);
  try {
    await database.transaction(async (statements) => {
      await statements.rows("SELECT pg_advisory_xact_lock($1, $2)", [LOCK_ROOM, LOCKS.migrating]);
      await migrate(name, statements, migrations);
    });
    return database;
  } catch (thrown) {
    await database.close();
    throw thrown;
  }
}

/** Host, port and name of a database's address. Throws bad-config for what is no such address. */
export function databaseName(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || !/^postgres(?:ql)?:$/u.test(address.protocol))
    throw new WenzhaiError(
      "bad-config",
      "DATABASE_URL is no address of a PostgreSQL database: write postgresql://HOST:5432/NAME, with the user and the password before the host.",
    );
  return `${decodeURIComponent(address.pathname.slice(1))} at ${address.host || (address.searchParams.get("host") ?? "localhost")}`;
}

class PooledDatabase implements Database {
  readonly name: string;
  readonly #pool: pg.Pool;
  #closed: Promise<void> | null = null;

  constructor(name: string, pool: pg.Pool) {
    this.name = name;
    this.#pool = pool;
  }

  rows<Row extends object>(sql: string, values: Values = []): Promise<readonly Row[]> {
    return this.#guarded(async () => (await this.#pool.query(sql, bound(values))).rows as Row[]);
  }

  transaction<T>(work: (statements: Statements) => Promise<T>, isolation: Isolation = "each statement"): Promise<T> {
    return this.#withClient(async (statements) => {
      await statements.rows(isolation === "one state" ? "BEGIN ISOLATION LEVEL REPEATABLE READ" : "BEGIN");
      const result = await work(statements);
      await statements.rows("COMMIT");
      return result;
    });
  }

  whileLocked<T>(lock: number, work: () => Promise<T>): Promise<T | null> {
    return this.#withClient(async (statements) => {
      const [row] = await statements.rows<{ got: boolean }>("SELECT pg_try_advisory_lock($1, $2) AS got", [
        LOCK_ROOM,
        lock,
      ]);
      if (row?.got !== true) return null;
      try {
        return await work();
      } finally {
        // A connection that was lost meanwhile has taken the lock with it.
        await statements.rows("SELECT pg_advisory_unlock($1, $2)", [LOCK_ROOM, lock]).catch(() => undefined);
      }
    });
  }

  close(): Promise<void> {
    this.#closed ??= this.#pool.end();
    return this.#closed;
  }

  /** A connection that something went wrong on is thrown away, and with it its transaction and its locks. */
  async #withClient<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    const client = await this.#guarded(() => this.#pool.connect());
    const lost = (): void => undefined;
    // Without a listener a connection that breaks between two statements would end the process.
    client.on("error", lost);
    let failed = true;
    try {
      const result = await work({
        rows: (sql, values = []) => this.#guarded(async () => (await client.query(sql, bound(values))).rows),
      });
      failed = false;
      return result;
    } finally {
      client.off("error", lost);
      client.release(failed);
    }
  }

  async #guarded<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (thrown) {
      throw databaseFailure(this.name, thrown);
    }
  }
}

type Values = readonly BoundValue[];

function bound(values: Values): unknown[] {
  return values.map((value) =>
    value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value,
  );
}
