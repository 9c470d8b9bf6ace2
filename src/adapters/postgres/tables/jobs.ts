import { type Database, type Migration, storableText } from "../../../ports/database.ts";
import type {
  DeadLetter,
  HeldJob,
  Job,
  JobCensus,
  JobHold,
  JobOutcome,
  JobTable,
  Settlement,
} from "../../../ports/job-table.ts";

/** The table of jobs. */
export const jobMigrations: readonly Migration[] = [
  {
    name: "jobs 1",
    sql: `
      CREATE TABLE wenzhai.jobs (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, channel TEXT NOT NULL, thread TEXT, person TEXT, text TEXT NOT NULL,
        at BIGINT NOT NULL, details TEXT NOT NULL, note TEXT, takes INTEGER NOT NULL, holder TEXT, beat BIGINT NOT NULL,
        outcome TEXT CHECK (outcome IN ('answered', 'refused', 'told', 'ignored', 'dead')), reason TEXT,
        settled_at BIGINT, forget_at BIGINT
      );
      CREATE INDEX jobs_unsettled ON wenzhai.jobs (at) WHERE outcome IS NULL;
      CREATE INDEX jobs_by_end ON wenzhai.jobs (forget_at) WHERE outcome IS NOT NULL;
      CREATE INDEX jobs_dead ON wenzhai.jobs (settled_at) WHERE outcome = 'dead';`,
  },
];

const ADD = `INSERT INTO wenzhai.jobs (id, kind, channel, thread, person, text, at, details, takes, holder, beat)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, 1) ON CONFLICT DO NOTHING RETURNING id`;
const UNSETTLED = `SELECT id, kind, holder, beat::float8 FROM wenzhai.jobs WHERE outcome IS NULL ORDER BY at, id COLLATE "C"`;
/** Whoever is faster is not waited for: what somebody changes at this moment is passed over. */
const TAKE = `UPDATE wenzhai.jobs SET holder = $1, beat = beat + 1, takes = takes + 1
  WHERE id = (SELECT id FROM wenzhai.jobs
    WHERE id = $2 AND holder IS NOT DISTINCT FROM $3 AND beat = $4 AND outcome IS NULL FOR UPDATE SKIP LOCKED)
  RETURNING id, kind, channel, thread, person, text, at::float8, details, takes, note`;
const MINE = "id = $1 AND holder = $2 AND outcome IS NULL";
const RENEW = "UPDATE wenzhai.jobs SET beat = beat + 1 WHERE holder = $1 AND outcome IS NULL RETURNING id";
const HOLDS = `SELECT FROM wenzhai.jobs WHERE ${MINE}`;
const RELEASE = `UPDATE wenzhai.jobs SET holder = NULL, beat = beat + 1 WHERE ${MINE}`;
const NOTE = `UPDATE wenzhai.jobs SET note = $3 WHERE ${MINE}`;
const SETTLE = `UPDATE wenzhai.jobs SET outcome = $3, reason = $4, settled_at = $5, forget_at = $6, text = '', details = '{}',
  note = NULL WHERE ${MINE} RETURNING id`;
const FORGET = `DELETE FROM wenzhai.jobs WHERE id IN (
  SELECT id FROM wenzhai.jobs WHERE outcome IS NOT NULL AND forget_at <= $1 FOR UPDATE SKIP LOCKED)`;
const OLDEST =
  "SELECT count(*)::float8 AS unsettled, min(at)::float8 AS oldest FROM wenzhai.jobs WHERE outcome IS NULL";
const OUTCOMES = `SELECT outcome, count(*)::float8 AS count FROM wenzhai.jobs
  WHERE outcome IS NOT NULL AND kind <> 'claim' GROUP BY outcome`;
const DEAD = `SELECT id, kind, channel, person, reason, at::float8 FROM wenzhai.jobs
  WHERE outcome = 'dead' ORDER BY settled_at DESC LIMIT $1`;

/** The jobs in a database. Every call is one statement, or one that forgets and one that settles. */
export function postgresJobs(database: Database): JobTable {
  return {
    add: (job, holder) => add(database, job, holder),
    unsettled: () => database.rows<JobHold>(UNSETTLED),
    take: async (seen, holder) =>
      (await database.rows<HeldJob>(TAKE, [holder, seen.id, seen.holder, seen.beat]))[0] ?? null,
    renew: async (holder) => new Set((await database.rows<{ id: string }>(RENEW, [holder])).map(({ id }) => id)),
    holds: async (id, holder) => (await database.rows(HOLDS, [id, holder])).length > 0,
    release: async (id, holder) => void (await database.rows(RELEASE, [id, holder])),
    note: async (id, holder, note) => void (await database.rows(NOTE, [id, holder, storableText(note)])),
    settle: (id, holder, settlement) => settle(database, id, holder, settlement),
    census: () => census(database),
    deadLetters: (limit) => database.rows<DeadLetter>(DEAD, [limit]),
  };
}

async function add(database: Database, job: Job, holder: string): Promise<boolean> {
  const { id, kind, channel, thread, person, text, at, details } = job;
  const values = [id, kind, channel, thread, person, storableText(text), Math.floor(at), storableText(details), holder];
  return (await database.rows(ADD, values)).length === 1;
}

async function settle(database: Database, id: string, holder: string, settlement: Settlement): Promise<boolean> {
  const { outcome, reason = null, at, forgetAt } = settlement;
  await database.rows(FORGET, [Math.floor(at)]);
  const settled = await database.rows(SETTLE, [id, holder, outcome, reason, Math.floor(at), Math.ceil(forgetAt)]);
  return settled.length === 1;
}

async function census(database: Database): Promise<JobCensus> {
  const [open] = await database.rows<{ unsettled: number; oldest: number | null }>(OLDEST);
  const settled: Record<JobOutcome, number> = { answered: 0, refused: 0, told: 0, ignored: 0, dead: 0 };
  for (const row of await database.rows<{ outcome: JobOutcome; count: number }>(OUTCOMES))
    settled[row.outcome] = row.count;
  return { unsettled: open?.unsettled ?? 0, oldest: open?.oldest ?? null, settled };
}
