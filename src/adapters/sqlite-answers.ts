import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { AnswerTable, ChannelTable, FeedbackTable } from "../ports/answer-tables.ts";

/** Runs a call so that what it throws is a WenzhaiError. */
type Run = <T>(call: () => T) => Promise<T>;

/** What was written as JSON, as it was written. */
function read<T>(row: Record<string, SQLOutputValue>): T {
  return JSON.parse(String(row.kept)) as T;
}

/** The answers of a store's database. */
export function sqliteAnswers(database: DatabaseSync, run: Run): AnswerTable {
  return {
    keep: (answer) =>
      run(
        () =>
          void database
            .prepare("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)")
            .run(answer.id, answer.person, answer.at, JSON.stringify(answer)),
      ),
    find: (id) =>
      run(() => {
        const row = database.prepare("SELECT kept FROM answers WHERE id = ?").get(id);
        return row === undefined ? null : read(row);
      }),
    latest: (person, most) =>
      run(() =>
        database
          .prepare("SELECT kept FROM answers WHERE person = ? ORDER BY at DESC, id LIMIT ?")
          .all(person, most)
          .map((row) => read(row)),
      ),
    forget: (id) => run(() => Number(database.prepare("DELETE FROM answers WHERE id = ?").run(id).changes) > 0),
    forgetBefore: (at) => run(() => Number(database.prepare("DELETE FROM answers WHERE at < ?").run(at).changes)),
  };
}

/** The feedback in a store's database. */
export function sqliteFeedback(database: DatabaseSync, run: Run): FeedbackTable {
  return {
    keep: (feedback) =>
      run(
        () =>
          void database
            .prepare("INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?)")
            .run(feedback.kept.id, feedback.person, feedback.at, JSON.stringify(feedback)),
      ),
    all: () =>
      run(() =>
        database
          .prepare("SELECT kept FROM feedback ORDER BY at, answer, person")
          .all()
          .map((row) => read(row)),
      ),
  };
}

/** The settings of channels in a store's database. */
export function sqliteChannels(database: DatabaseSync, run: Run): ChannelTable {
  return {
    of: (team, channel) =>
      run(() => {
        const row = database.prepare("SELECT kept FROM channels WHERE team = ? AND channel = ?").get(team, channel);
        return row === undefined ? null : read(row);
      }),
    set: (settings) =>
      run(
        () =>
          void database
            .prepare("INSERT OR REPLACE INTO channels VALUES (?, ?, ?)")
            .run(settings.team, settings.channel, JSON.stringify(settings)),
      ),
  };
}
