import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { BriefingPlan, Subscription } from "../domain/subscription.ts";
import { WenzhaiError } from "../errors.ts";
import type { BriefingRun, Store } from "../ports/store.ts";
import { sqliteAnswers, sqliteChannels, sqliteFeedback } from "./sqlite-answers.ts";
import { sqliteJobs } from "./sqlite-jobs.ts";
import { guarded, openDatabase } from "./sqlite-schema.ts";
import { sqliteTellings } from "./sqlite-tellings.ts";

/**
 * A store in one SQLite file, or in memory for ":memory:". Several processes may share the file; each call is one
 * transaction. Runs outlive their subscription, so that a channel that subscribes again under the same id is not told twice.
 * @throws WenzhaiError("store") as `openDatabase` does; calls reject with the same, retryable when the file is only busy
 */
export function openSqliteStore(path: string): Store {
  const database = openDatabase(path);
  const run = async <T>(call: () => T): Promise<T> => guarded(path, call);
  const tellings = sqliteTellings(database);
  return {
    jobs: sqliteJobs(database, run),
    answers: sqliteAnswers(database, run),
    feedback: sqliteFeedback(database, run),
    channels: sqliteChannels(database, run),
    subscribe: (subscription) => run(() => saveSubscription(database, subscription)),
    unsubscribe: (id) => run(() => database.prepare("DELETE FROM subscriptions WHERE id = ?").run(id).changes === 1),
    subscriptions: () =>
      run(() => database.prepare("SELECT * FROM subscriptions ORDER BY since, id").all().map(subscriptionOf)),
    recordRun: (briefing) =>
      run(() =>
        atomically(database, () => {
          saveRun(database, briefing);
          if (briefing.telling !== null) tellings.save(briefing.telling);
        }),
      ),
    passedArticles: (subscription) => run(() => passedArticles(database, subscription)),
    lastPeriod: (subscription) => run(() => lastPeriod(database, subscription)),
    tell: (telling) => run(() => tellings.save(telling)),
    told: (channel) => run(() => tellings.told(channel)),
    toldUnder: (channel, thread) => run(() => tellings.toldUnder(channel, thread)),
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

function saveSubscription(database: DatabaseSync, subscription: Subscription): void {
  const { id, team, channel, createdBy, since, after, paused, ...plan } = subscription;
  database
    .prepare("INSERT OR REPLACE INTO subscriptions VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    .run(id, team, channel, createdBy, since, after, paused ? 1 : 0, JSON.stringify(plan satisfies BriefingPlan));
}

function saveRun(database: DatabaseSync, { subscription, period, passed, at }: BriefingRun): void {
  database.prepare("INSERT OR REPLACE INTO runs VALUES (?, ?, ?)").run(subscription, period, at);
  const pass = database.prepare("INSERT INTO passed VALUES (?, ?) ON CONFLICT DO NOTHING");
  for (const article of passed) pass.run(subscription, article);
}

function passedArticles(database: DatabaseSync, subscription: string): ReadonlySet<string> {
  const rows = database.prepare("SELECT article FROM passed WHERE subscription = ?").all(subscription);
  return new Set(rows.map((row) => text(row, "article")));
}

function lastPeriod(database: DatabaseSync, subscription: string): string | null {
  const row = database.prepare("SELECT max(period) AS period FROM runs WHERE subscription = ?").get(subscription);
  return typeof row?.period === "string" ? row.period : null;
}

type Row = Record<string, SQLOutputValue>;

function subscriptionOf(row: Row): Subscription {
  return {
    ...(JSON.parse(text(row, "plan")) as BriefingPlan),
    id: text(row, "id"),
    team: text(row, "team"),
    channel: text(row, "channel"),
    createdBy: text(row, "created_by"),
    since: text(row, "since"),
    after: text(row, "after"),
    paused: row.paused === 1,
  };
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new WenzhaiError("store", `The store's column ${column} does not hold text.`);
  return value;
}
