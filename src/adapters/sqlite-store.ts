import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { Language } from "../domain/article.ts";
import type { Subscription } from "../domain/digest.ts";
import { WenzhaiError } from "../errors.ts";
import type { BriefingRun, Store } from "../ports/store.ts";
import { sqliteAnswers, sqliteChannels, sqliteFeedback } from "./sqlite-answers.ts";
import { sqliteJobs } from "./sqlite-jobs.ts";
import { guarded, openDatabase } from "./sqlite-schema.ts";

/**
 * A store in one SQLite file, or in memory for ":memory:". Several processes may share the file; each call is one
 * transaction. Runs outlive their subscription, so that a channel that subscribes again under the same id is not told twice.
 * @throws WenzhaiError("store") as `openDatabase` does; calls reject with the same, retryable when the file is only busy
 */
export function openSqliteStore(path: string): Store {
  const database = openDatabase(path);
  const run = async <T>(call: () => T): Promise<T> => guarded(path, call);
  return {
    jobs: sqliteJobs(database, run),
    answers: sqliteAnswers(database, run),
    feedback: sqliteFeedback(database, run),
    channels: sqliteChannels(database, run),
    subscribe: (subscription) => run(() => saveSubscription(database, subscription)),
    unsubscribe: (team, channel) =>
      run(() =>
        Number(database.prepare("DELETE FROM subscriptions WHERE team = ? AND channel = ?").run(team, channel).changes),
      ),
    subscriptions: () =>
      run(() => database.prepare("SELECT * FROM subscriptions ORDER BY since, id").all().map(subscriptionOf)),
    recordRun: (briefing) => run(() => atomically(database, () => saveRun(database, briefing))),
    toldArticles: (subscription) => run(() => toldArticles(database, subscription)),
    lastPeriod: (subscription) => run(() => lastPeriod(database, subscription)),
    close: () => run(() => database.isOpen && database.close()).then(() => undefined),
  };
}

/** The write lock is waited for at the start, so that no call fails halfway for want of it. */
function atomically<T>(database: DatabaseSync, call: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = call();
    database.exec("COMMIT");
    return result;
  } catch (thrown) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw thrown;
  }
}

function saveSubscription(database: DatabaseSync, s: Subscription): void {
  database
    .prepare("INSERT OR REPLACE INTO subscriptions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    .run(s.id, s.team, s.channel, s.createdBy, s.weekday, s.time, s.zone, s.language, s.since);
}

function saveRun(database: DatabaseSync, { subscription, period, articles, at }: BriefingRun): void {
  database.prepare("INSERT OR REPLACE INTO runs VALUES (?, ?, ?)").run(subscription, period, at);
  const tell = database.prepare("INSERT INTO told VALUES (?, ?) ON CONFLICT DO NOTHING");
  for (const article of articles) tell.run(subscription, article);
}

function toldArticles(database: DatabaseSync, subscription: string): ReadonlySet<string> {
  const rows = database.prepare("SELECT article FROM told WHERE subscription = ?").all(subscription);
  return new Set(rows.map((row) => text(row, "article")));
}

function lastPeriod(database: DatabaseSync, subscription: string): string | null {
  const row = database.prepare("SELECT max(period) AS period FROM runs WHERE subscription = ?").get(subscription);
  return typeof row?.period === "string" ? row.period : null;
}

type Row = Record<string, SQLOutputValue>;

function subscriptionOf(row: Row): Subscription {
  return {
    id: text(row, "id"),
    team: text(row, "team"),
    channel: text(row, "channel"),
    createdBy: text(row, "created_by"),
    weekday: Number(row.weekday),
    time: text(row, "time"),
    zone: text(row, "zone"),
    // The table's CHECK lets nothing else in.
    language: text(row, "language") as Language,
    since: text(row, "since"),
  };
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new WenzhaiError("store", `The store's column ${column} does not hold text.`);
  return value;
}
