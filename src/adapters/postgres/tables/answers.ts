import type { AnswerTable, ChannelTable, FeedbackTable } from "../../../ports/answer-tables.ts";
import type { Database, Migration } from "../../../ports/database.ts";

/** The tables of answers given, of what people think of them, and of channels' settings. */
export const answerMigrations: readonly Migration[] = [
  {
    name: "answers 1",
    sql: `
      CREATE TABLE wenzhai.answers (id TEXT PRIMARY KEY, person TEXT, at BIGINT NOT NULL, kept TEXT NOT NULL);
      CREATE INDEX answers_by_person ON wenzhai.answers (person, at);
      CREATE INDEX answers_by_age ON wenzhai.answers (at);
      CREATE TABLE wenzhai.feedback (
        answer TEXT NOT NULL, person TEXT NOT NULL, at BIGINT NOT NULL, kept TEXT NOT NULL, PRIMARY KEY (answer, person)
      );
      CREATE TABLE wenzhai.channels (
        team TEXT NOT NULL, channel TEXT NOT NULL, kept TEXT NOT NULL, PRIMARY KEY (team, channel)
      );`,
  },
];

const KEEP = `INSERT INTO wenzhai.answers VALUES ($1, $2, $3, $4)
  ON CONFLICT (id) DO UPDATE SET person = excluded.person, at = excluded.at, kept = excluded.kept`;
const LATEST = `SELECT kept FROM wenzhai.answers WHERE person = $1 ORDER BY at DESC, id COLLATE "C" LIMIT $2`;
const SAY = `INSERT INTO wenzhai.feedback VALUES ($1, $2, $3, $4)
  ON CONFLICT (answer, person) DO UPDATE SET at = excluded.at, kept = excluded.kept`;
const SAID = `SELECT kept FROM wenzhai.feedback ORDER BY at, answer COLLATE "C", person COLLATE "C"`;
const SET = `INSERT INTO wenzhai.channels VALUES ($1, $2, $3)
  ON CONFLICT (team, channel) DO UPDATE SET kept = excluded.kept`;

interface Row {
  readonly kept: string;
}

/** JSON escapes the characters that PostgreSQL cannot hold. */
function written(value: object): string {
  return JSON.stringify(value);
}

function read<T>({ kept }: Row): T {
  return JSON.parse(kept) as T;
}

/** The answers in a database. */
export function postgresAnswers(database: Database): AnswerTable {
  return {
    keep: async (answer) => void (await database.rows(KEEP, [answer.id, answer.person, answer.at, written(answer)])),
    find: async (id) => {
      const [row] = await database.rows<Row>("SELECT kept FROM wenzhai.answers WHERE id = $1", [id]);
      return row === undefined ? null : read(row);
    },
    latest: async (person, most) => (await database.rows<Row>(LATEST, [person, most])).map((row) => read(row)),
    forget: async (id) =>
      (await database.rows("DELETE FROM wenzhai.answers WHERE id = $1 RETURNING id", [id])).length > 0,
    forgetBefore: async (at) =>
      (await database.rows("DELETE FROM wenzhai.answers WHERE at < $1 RETURNING id", [at])).length,
  };
}

/** The feedback in a database. */
export function postgresFeedback(database: Database): FeedbackTable {
  return {
    keep: async (feedback) =>
      void (await database.rows(SAY, [feedback.kept.id, feedback.person, feedback.at, written(feedback)])),
    all: async () => (await database.rows<Row>(SAID)).map((row) => read(row)),
  };
}

/** The settings of channels in a database. */
export function postgresChannels(database: Database): ChannelTable {
  return {
    of: async (team, channel) => {
      const of = "SELECT kept FROM wenzhai.channels WHERE team = $1 AND channel = $2";
      const [row] = await database.rows<Row>(of, [team, channel]);
      return row === undefined ? null : read(row);
    },
    set: async (settings) => void (await database.rows(SET, [settings.team, settings.channel, written(settings)])),
  };
}
