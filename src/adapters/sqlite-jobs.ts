import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type {
  DeadLetter,
  HeldJob,
  Job,
  JobCensus,
  JobHold,
  JobOutcome,
  JobTable,
  Settlement,
} from "../ports/job-table.ts";

/** Runs a call so that what it throws is a WenzhaiError. */
type Run = <T>(call: () => T) => Promise<T>;
type Row = Record<string, SQLOutputValue>;

/** The jobs of a store's database. Every call is one statement, or one that changes nothing and one that does. */
export function sqliteJobs(database: DatabaseSync, run: Run): JobTable {
  return {
    add: (job, holder) => run(() => add(database, job, holder)),
    unsettled: () => run(() => database.prepare(UNSETTLED).all().map(holdOf)),
    take: (seen, holder) => run(() => take(database, seen, holder)),
    renew: (holder) => run(() => renew(database, holder)),
    holds: (id, holder) => run(() => database.prepare(HOLDS).get(id, holder) !== undefined),
    release: (id, holder) => run(() => void database.prepare(RELEASE).run(id, holder)),
    note: (id, holder, note) => run(() => void database.prepare(NOTE).run(note, id, holder)),
    settle: (id, holder, settlement) => run(() => settle(database, id, holder, settlement)),
    census: () => run(() => census(database)),
    deadLetters: (limit) => run(() => database.prepare(DEAD).all(limit).map(deadLetterOf)),
  };
}

const ADD = `INSERT INTO jobs (id, kind, channel, thread, person, text, at, details, takes, holder, beat)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 1) ON CONFLICT DO NOTHING`;
const UNSETTLED = "SELECT id, kind, holder, beat FROM jobs WHERE outcome IS NULL ORDER BY at, id";
const TAKE = `UPDATE jobs SET holder = ?, beat = beat + 1, takes = takes + 1
  WHERE id = ? AND holder IS ? AND beat = ? AND outcome IS NULL RETURNING *`;
const RENEW = "UPDATE jobs SET beat = beat + 1 WHERE holder = ? AND outcome IS NULL RETURNING id";
const HOLDS = "SELECT 1 FROM jobs WHERE id = ? AND holder = ? AND outcome IS NULL";
const RELEASE = "UPDATE jobs SET holder = NULL, beat = beat + 1 WHERE id = ? AND holder = ? AND outcome IS NULL";
const NOTE = "UPDATE jobs SET note = ? WHERE id = ? AND holder = ? AND outcome IS NULL";
const SETTLE = `UPDATE jobs SET outcome = ?, reason = ?, settled_at = ?, forget_at = ?, text = '', details = '{}', note = NULL
  WHERE id = ? AND holder = ? AND outcome IS NULL`;
const FORGET = "DELETE FROM jobs WHERE outcome IS NOT NULL AND forget_at <= ?";
const OLDEST = "SELECT count(*) AS unsettled, min(at) AS oldest FROM jobs WHERE outcome IS NULL";
const OUTCOMES =
  "SELECT outcome, count(*) AS count FROM jobs WHERE outcome IS NOT NULL AND kind <> 'claim' GROUP BY outcome";
const DEAD = "SELECT * FROM jobs WHERE outcome = 'dead' ORDER BY settled_at DESC LIMIT ?";

function add(database: DatabaseSync, job: Job, holder: string): boolean {
  const { id, kind, channel, thread, person, text, at, details } = job;
  const added = database.prepare(ADD).run(id, kind, channel, thread, person, text, Math.floor(at), details, holder);
  return added.changes === 1;
}

function take(database: DatabaseSync, seen: JobHold, holder: string): HeldJob | null {
  const row = database.prepare(TAKE).get(holder, seen.id, seen.holder, seen.beat);
  return row === undefined ? null : jobOf(row);
}

function renew(database: DatabaseSync, holder: string): ReadonlySet<string> {
  return new Set(
    database
      .prepare(RENEW)
      .all(holder)
      .map((row) => String(row.id)),
  );
}

function settle(database: DatabaseSync, id: string, holder: string, settlement: Settlement): boolean {
  const { outcome, reason = null, at, forgetAt } = settlement;
  database.prepare(FORGET).run(Math.floor(at));
  return database.prepare(SETTLE).run(outcome, reason, Math.floor(at), Math.ceil(forgetAt), id, holder).changes === 1;
}

function census(database: DatabaseSync): JobCensus {
  const open = database.prepare(OLDEST).get();
  const settled: Record<JobOutcome, number> = { answered: 0, refused: 0, told: 0, ignored: 0, dead: 0 };
  // The table's CHECK lets no other outcome in.
  for (const row of database.prepare(OUTCOMES).all()) settled[row.outcome as JobOutcome] = Number(row.count);
  return { unsettled: Number(open?.unsettled ?? 0), oldest: numberOr(open?.oldest), settled };
}

function numberOr(value: SQLOutputValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}

function textOr(value: SQLOutputValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function holdOf(row: Row): JobHold {
  return { id: String(row.id), kind: String(row.kind), holder: textOr(row.holder), beat: Number(row.beat) };
}

function jobOf(row: Row): HeldJob {
  return {
    id: String(row.id),
    kind: String(row.kind),
    channel: String(row.channel),
    thread: textOr(row.thread),
    person: textOr(row.person),
    text: String(row.text),
    at: Number(row.at),
    details: String(row.details),
    takes: Number(row.takes),
    note: textOr(row.note),
  };
}

function deadLetterOf(row: Row): DeadLetter {
  return {
    id: String(row.id),
    kind: String(row.kind),
    channel: String(row.channel),
    person: textOr(row.person),
    reason: textOr(row.reason),
    at: Number(row.at),
  };
}
