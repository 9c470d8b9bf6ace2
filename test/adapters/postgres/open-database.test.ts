import { describe, expect, test } from "vitest";
import { databaseName, openDatabase } from "../../../src/adapters/postgres/open-database.ts";
import type { Migration } from "../../../src/ports/database.ts";
import { testDatabases } from "../../postgres/test-databases.ts";

const databases = await testDatabases();
const log = { info() {}, warn() {}, error() {} };
const STEPS: readonly Migration[] = [
  { name: "a 1", sql: "CREATE TABLE wenzhai.a (n INTEGER); INSERT INTO wenzhai.a VALUES (1)" },
  { name: "a 2", sql: "UPDATE wenzhai.a SET n = n + 1" },
];

test("a name says where, and nothing secret", () => {
  expect(databaseName("postgresql://u:geheim@db.example:5433/articles")).toBe("articles at db.example:5433");
  for (const url of ["mysql://h/n", "articles", ""]) expect(() => databaseName(url)).toThrow(/DATABASE_URL/u);
});

test("nobody there is told with the way out", async () => {
  const opening = openDatabase({ url: "postgresql://u:geheim@127.0.0.1:9/n", migrations: [], log });
  await expect(opening).rejects.toMatchObject({
    code: "store",
    message: expect.stringMatching(/^The database n at 127\.0\.0\.1:9 does not answer/u),
  });
});

describe("with a server", databases.options, () => {
  test("of many that open an empty database at once each finds every step taken once", async () => {
    const url = await databases.url();
    const opened = await Promise.all(Array.from({ length: 6 }, () => databases.openAt(url, STEPS)));
    for (const database of opened) expect(await database.rows("SELECT n FROM wenzhai.a")).toEqual([{ n: 2 }]);
  });

  test("a later version takes the steps that are new, and an earlier one refuses what it does not know", async () => {
    const url = await databases.url();
    await (await databases.openAt(url, STEPS.slice(0, 1))).close();
    const database = await databases.openAt(url, STEPS);
    expect(await database.rows("SELECT n FROM wenzhai.a")).toEqual([{ n: 2 }]);
    await expect(openDatabase({ url, migrations: STEPS.slice(0, 1), log })).rejects.toMatchObject({
      code: "store",
      message: expect.stringContaining("newer Wenzhai"),
    });
  });

  test("a step that fails leaves nothing behind", async () => {
    const url = await databases.url();
    const wrong = [...STEPS, { name: "a 3", sql: "SELECT * FROM nowhere" }];
    await expect(openDatabase({ url, migrations: wrong, log })).rejects.toMatchObject({ code: "store" });
    const database = await databases.openAt(url, STEPS);
    expect(await database.rows("SELECT n FROM wenzhai.a")).toEqual([{ n: 2 }]);
  });

  test("a database that is not there is a wrong setting", async () => {
    const url = `${await databases.url()}_not`;
    await expect(openDatabase({ url, migrations: [], log })).rejects.toMatchObject({ code: "bad-config" });
  });

  test("a transaction that throws changes nothing, and what it threw comes out", async () => {
    const database = await databases.open(STEPS);
    const work = database.transaction(async ({ rows }) => {
      await rows("UPDATE wenzhai.a SET n = 7");
      throw new Error("enough");
    });
    await expect(work).rejects.toThrow("enough");
    expect(await database.rows("SELECT n FROM wenzhai.a")).toEqual([{ n: 2 }]);
  });

  test("a transaction of one state does not see what is written meanwhile", async () => {
    const database = await databases.open(STEPS);
    const seen = await database.transaction(async ({ rows }) => {
      const before = await rows("SELECT n FROM wenzhai.a");
      await database.rows("UPDATE wenzhai.a SET n = 9");
      return [before, await rows("SELECT n FROM wenzhai.a")];
    }, "one state");
    expect(seen).toEqual([[{ n: 2 }], [{ n: 2 }]]);
  });

  test("a lock is one process's, until its work is done or has failed", async () => {
    const url = await databases.url();
    const [one, other] = [await databases.openAt(url, STEPS), await databases.openAt(url, STEPS)];
    const inside = await one.whileLocked(9, () => other.whileLocked(9, async () => "both"));
    expect(inside).toBeNull();
    await expect(
      one.whileLocked(9, async () => {
        throw new Error("enough");
      }),
    ).rejects.toThrow("enough");
    expect(await other.whileLocked(9, async () => "then")).toBe("then");
  });

  test("connections that the server ends are made anew", async () => {
    const url = await databases.url();
    const [database, admin] = [await databases.openAt(url, STEPS), await databases.openAt(url, STEPS)];
    const holding = database.transaction(async ({ rows }) => {
      await rows("SELECT 1");
      await admin.rows(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
      await rows("SELECT 1");
    });
    await expect(holding).rejects.toMatchObject({ code: "store", retryable: true });
    expect(await database.rows("SELECT n FROM wenzhai.a")).toEqual([{ n: 2 }]);
  });
});
