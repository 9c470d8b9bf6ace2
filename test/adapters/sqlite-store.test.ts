import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import { openSqliteStore } from "../../src/adapters/sqlite-store.ts";
import { WenzhaiError } from "../../src/errors.ts";
import { job } from "../ports/job.ts";
import { storeContract, subscription } from "../ports/store-contract.ts";

const folder = mkdtempSync(join(tmpdir(), "wenzhai-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const freshPath = () => join(folder, `${files++}`, "store.sqlite");

storeContract("SQLite in memory", () => openSqliteStore(":memory:"));
storeContract("SQLite on disk", () => openSqliteStore(freshPath()));

function refusal(path: string): WenzhaiError {
  try {
    openSqliteStore(path);
  } catch (thrown) {
    if (thrown instanceof WenzhaiError) return thrown;
    throw thrown;
  }
  throw new Error("opened without complaint");
}

describe("the file", () => {
  test("keeps everything over a restart", async () => {
    const path = freshPath();
    const first = openSqliteStore(path);
    await first.subscribe(subscription());
    await first.jobs.add(job(), "p1");
    await first.recordRun({
      subscription: "s1",
      period: "2025-06-09T01:00:00.000Z",
      passed: ["a"],
      telling: null,
      at: "2025-06-09T01:00:00.000Z",
    });
    await first.close();
    const second = openSqliteStore(path);
    expect(await second.subscriptions()).toEqual([subscription()]);
    expect(await second.jobs.add(job(), "p2")).toBe(false);
    expect(await second.jobs.unsettled()).toMatchObject([{ id: "j1", holder: "p1" }]);
    expect(await second.passedArticles("s1")).toEqual(new Set(["a"]));
    await second.close();
  });

  test("is in WAL mode with strict tables and one row of schema", () => {
    const path = freshPath();
    openSqliteStore(path).close();
    const database = new DatabaseSync(path);
    expect(database.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    expect(database.prepare("SELECT version FROM schema").all()).toEqual([{ version: 4 }]);
    const tables = database
      .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'")
      .all();
    expect(tables.length).toBeGreaterThanOrEqual(5);
    expect(tables.filter((table) => table.strict !== 1)).toEqual([]);
    database.close();
  });

  test("that is no database is refused, untouched", () => {
    const path = join(folder, "notes.txt");
    const text = "这不是数据库。".repeat(400);
    writeFileSync(path, text);
    const error = refusal(path);
    expect(error).toMatchObject({ code: "store", retryable: false });
    expect(error.message).toContain(path);
    expect(error.message).toContain("not a database");
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  test("of a newer version is refused", () => {
    const path = freshPath();
    openSqliteStore(path).close();
    const database = new DatabaseSync(path);
    database.exec("UPDATE schema SET version = 99");
    database.close();
    expect(refusal(path)).toMatchObject({
      code: "store",
      message: expect.stringMatching(/newer Wenzhai \(version 99, this one reads 4\)/u),
    });
  });

  test("of another program is refused and gets no tables", () => {
    const path = join(folder, "other.sqlite");
    const database = new DatabaseSync(path);
    database.exec("CREATE TABLE bookmarks (url TEXT)");
    expect(refusal(path)).toMatchObject({ code: "store", message: expect.stringContaining("another program") });
    expect(database.prepare("SELECT count(*) AS n FROM sqlite_schema").get()).toEqual({ n: 1 });
    database.close();
  });

  test("that is a folder is refused", () => {
    expect(refusal(folder)).toMatchObject({ code: "store", message: expect.stringContaining(folder) });
  });

  test("a call after closing rejects as a store error", async () => {
    const store = openSqliteStore(":memory:");
    await store.close();
    await expect(store.subscriptions()).rejects.toMatchObject({ name: "WenzhaiError", code: "store" });
  });

  test("a run that cannot be recorded whole is not recorded at all", async () => {
    const store = openSqliteStore(":memory:");
    const passed = ["a", null as unknown as string];
    await expect(
      store.recordRun({ subscription: "s1", period: "p", passed, telling: null, at: "t" }),
    ).rejects.toMatchObject({
      code: "store",
    });
    expect(await store.lastPeriod("s1")).toBeNull();
    expect(await store.passedArticles("s1")).toEqual(new Set());
    expect(await store.jobs.add(job(), "p1")).toBe(true);
    await store.close();
  });

  test("of the version before is taken over: what was claimed then is settled now", async () => {
    const path = freshPath();
    mkdirSync(dirname(path));
    const old = new DatabaseSync(path);
    old.exec(`
      CREATE TABLE schema (only INTEGER PRIMARY KEY CHECK (only = 1), version INTEGER NOT NULL) STRICT;
      CREATE TABLE claims (key TEXT PRIMARY KEY, expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE subscriptions (id TEXT PRIMARY KEY, team TEXT NOT NULL, channel TEXT NOT NULL, created_by TEXT NOT NULL,
        weekday INTEGER NOT NULL, time TEXT NOT NULL, zone TEXT NOT NULL, language TEXT NOT NULL, since TEXT NOT NULL) STRICT;
      CREATE TABLE told (subscription TEXT NOT NULL, article TEXT NOT NULL) STRICT;
      INSERT INTO told VALUES ('s1', 'a');
      INSERT INTO schema VALUES (1, 1);
      INSERT INTO subscriptions VALUES ('s1', 'T1', 'C1', 'U1', 1, '09:00', 'Asia/Shanghai', 'zh-Hans', '2025-06-01T00:00:00.000Z');
      INSERT INTO claims VALUES ('event:Ev1', 5000), ('message:T1:C1:1.1', 5000);
    `);
    old.close();
    for (let time = 1; time <= 2; time++) {
      const store = openSqliteStore(path);
      expect(await store.subscriptions()).toEqual([subscription()]);
      expect(await store.passedArticles("s1")).toEqual(new Set(["a"]));
      expect(await store.told("C1")).toEqual({ articles: [], claims: [] });
      expect(await store.jobs.add(job({ id: "message:T1:C1:1.1" }), "p1")).toBe(false);
      expect(await store.jobs.unsettled()).toEqual([]);
      expect((await store.jobs.census()).settled.answered).toBe(0);
      await store.close();
    }
  });

  test("keeps no words of what is settled", async () => {
    const path = freshPath();
    const store = openSqliteStore(path);
    await store.jobs.add(job({ text: "一个秘密" }), "p1");
    await store.jobs.settle("j1", "p1", { outcome: "answered", at: 0, forgetAt: 1 });
    await store.close();
    const database = new DatabaseSync(path);
    expect(database.prepare("SELECT text, details, note FROM jobs").all()).toEqual([
      { text: "", details: "{}", note: null },
    ]);
    database.close();
  });
});

describe("two processes on one file", () => {
  const rival = (
    path: string,
    count: number,
  ): { child: ChildProcess; ready: Promise<void>; won: Promise<readonly number[]> } => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "add-many.ts"), path, String(count)], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const lines = createInterface(child.stdout!)[Symbol.asyncIterator]();
    const next = async (): Promise<string> => String((await lines.next()).value);
    const ready = next().then((line) => expect(line).toBe("ready"));
    return { child, ready, won: ready.then(next).then((line) => JSON.parse(line)) };
  };

  test("each job is written down by exactly one, even when both create the file", async () => {
    const [path, count] = [freshPath(), 400];
    const rivals = [rival(path, count), rival(path, count)];
    await Promise.all(rivals.map(({ ready }) => ready));
    for (const { child } of rivals) child.stdin!.write("go\n");
    const won = await Promise.all(rivals.map((r) => r.won));
    expect(won.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
  });
});
