import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { WenzhaiError } from "../errors.ts";

/** How long a writer waits for another process to finish its own write. */
const BUSY_MS = 5_000;
const PAUSE_MS = 20;
/** SQLITE_BUSY, SQLITE_LOCKED: another process is writing, and the same call may succeed later. */
const PASSING = new Set([5, 6]);

/** The steps from an empty file to the present version; step n makes version n. */
const STEPS: readonly string[] = [
  `
  CREATE TABLE schema (only INTEGER PRIMARY KEY CHECK (only = 1), version INTEGER NOT NULL) STRICT;
  CREATE TABLE claims (key TEXT PRIMARY KEY, expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX claims_by_expiry ON claims (expires);
  CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY, team TEXT NOT NULL, channel TEXT NOT NULL, created_by TEXT NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6), time TEXT NOT NULL, zone TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'zh-Hans', 'zh-Hant')), since TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE runs (
    subscription TEXT NOT NULL, period TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (subscription, period)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE told (
    subscription TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY (subscription, article)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO schema VALUES (1, 1);
`,
  // What was claimed before is settled: a redelivery that comes after the update is not answered again.
  `
  CREATE TABLE jobs (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, channel TEXT NOT NULL, thread TEXT, person TEXT, text TEXT NOT NULL,
    at INTEGER NOT NULL, details TEXT NOT NULL, note TEXT, takes INTEGER NOT NULL, holder TEXT, beat INTEGER NOT NULL,
    outcome TEXT CHECK (outcome IN ('answered', 'refused', 'told', 'ignored', 'dead')), reason TEXT,
    settled_at INTEGER, forget_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX jobs_unsettled ON jobs (at) WHERE outcome IS NULL;
  CREATE INDEX jobs_by_end ON jobs (forget_at) WHERE outcome IS NOT NULL;
  CREATE INDEX jobs_dead ON jobs (settled_at) WHERE outcome = 'dead';
  INSERT INTO jobs SELECT key, 'claim', '', NULL, NULL, '', 0, '{}', NULL, 1, NULL, 0, 'answered', NULL, 0, expires
    FROM claims WHERE key NOT LIKE 'event:%';
  DROP TABLE claims;
  UPDATE schema SET version = 2;
`,
  // A briefing was weekly. What it had told or counted was not to be told again, and is passed.
  `
  ALTER TABLE subscriptions RENAME TO weekly;
  CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY, team TEXT NOT NULL, channel TEXT NOT NULL, created_by TEXT NOT NULL, since TEXT NOT NULL,
    after TEXT NOT NULL, paused INTEGER NOT NULL, plan TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO subscriptions SELECT id, team, channel, created_by, since, since, 0, json_object(
    'days', json_object('kind', 'weekly', 'weekdays', json_array(weekday)), 'time', time, 'zone', zone,
    'topic', NULL, 'language', language, 'length', NULL, 'silent', json('false')) FROM weekly;
  DROP TABLE weekly;
  ALTER TABLE told RENAME TO passed;
  CREATE TABLE tellings (
    key TEXT PRIMARY KEY, channel TEXT NOT NULL, thread TEXT NOT NULL, at TEXT NOT NULL, told TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tellings_in ON tellings (channel, thread);
  UPDATE schema SET version = 3;
`,
  `
  CREATE TABLE answers (
    id TEXT PRIMARY KEY, person TEXT, at INTEGER NOT NULL, kept TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX answers_by_person ON answers (person, at);
  CREATE INDEX answers_by_age ON answers (at);
  CREATE TABLE feedback (
    answer TEXT NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL, kept TEXT NOT NULL, PRIMARY KEY (answer, person)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE channels (
    team TEXT NOT NULL, channel TEXT NOT NULL, kept TEXT NOT NULL, PRIMARY KEY (team, channel)
  ) STRICT, WITHOUT ROWID;
  UPDATE schema SET version = 4;
`,
];
/** The version this code reads and writes. */
const VERSION = STEPS.length;

/**
 * Opens the database of the store, makes its file, folder and tables when there are none.
 * @throws WenzhaiError("store") when the file cannot be opened, is no database, is another program's, or is of a newer version
 */
export function openDatabase(path: string): DatabaseSync {
  return guarded(path, () => {
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    const database = new DatabaseSync(path, { timeout: BUSY_MS });
    try {
      prepare(database, path);
      return database;
    } catch (thrown) {
      database.close();
      throw thrown;
    }
  });
}

/** Runs a call to the database; what it throws becomes a WenzhaiError that names the file. */
export function guarded<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    if (thrown instanceof WenzhaiError) throw thrown;
    const code = (thrown as { errcode?: unknown }).errcode;
    throw new WenzhaiError("store", explain(path, code), { cause: thrown, retryable: isPassing(code) });
  }
}

function explain(path: string, code: unknown): string {
  const primary = typeof code === "number" ? code & 0xff : -1;
  if (primary === 26) return `${path} is not a database: move it away, or name another file.`;
  if (primary === 11) return `The database ${path} is damaged: move it away to start anew, or bring back a copy.`;
  if (isPassing(code)) return `The database ${path} is busy with another process: try again.`;
  if (primary === 13) return `The database ${path} could not grow: the disk is full.`;
  if (primary === 8) return `The database ${path} cannot be written: check who owns it.`;
  return `The database ${path} could not be used: check that its folder exists and can be written.`;
}

/**
 * The journal mode cannot be changed inside a transaction. The write lock is taken before the tables are looked at: of two
 * processes that find an empty file only one may fill it.
 */
function prepare(database: DatabaseSync, path: string): void {
  writeAhead(database);
  // FULL: what is acknowledged must be on the disk, not only with the system.
  database.exec("PRAGMA synchronous = FULL");
  database.exec("BEGIN IMMEDIATE");
  const version = versionOf(database, path);
  for (const step of STEPS.slice(version)) database.exec(step);
  database.exec("COMMIT");
  if (version > VERSION) {
    throw new WenzhaiError(
      "store",
      `${path} was written by a newer Wenzhai (version ${version}, this one reads ${VERSION}): update Wenzhai.`,
    );
  }
}

/** Changing the journal mode SQLite does not wait for a lock, whatever its timeout: of two that make the file one may be refused. */
function writeAhead(database: DatabaseSync): void {
  for (let left = BUSY_MS; ; left -= PAUSE_MS) {
    try {
      database.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (thrown) {
      if (left <= 0 || !isPassing((thrown as { errcode?: unknown }).errcode)) throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

function isPassing(code: unknown): boolean {
  return typeof code === "number" && PASSING.has(code & 0xff);
}

/** 0 for an empty file. */
function versionOf(database: DatabaseSync, path: string): number {
  const names = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map((row) => row.name);
  if (names.length === 0) return 0;
  const row =
    names.includes("schema") && names.includes("subscriptions")
      ? database.prepare("SELECT version FROM schema").get()
      : undefined;
  if (typeof row?.version !== "number")
    throw new WenzhaiError("store", `${path} is another program's database: name another file.`);
  return row.version;
}
