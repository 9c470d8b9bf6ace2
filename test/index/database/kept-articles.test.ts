import { describe, expect, test } from "vitest";
import { openDatabaseIndex } from "../../../src/index/database/database-index.ts";
import { KeptArticles } from "../../../src/index/database/kept-articles.ts";
import type { Database } from "../../../src/ports/database.ts";
import { testDatabases } from "../../postgres/test-databases.ts";
import { makeArticle, testParts } from "../synthetic.ts";

const databases = await testDatabases();

describe("articles kept in memory", databases.options, () => {
  test("only what is new is read again, and one state is listed once", async () => {
    const database = await databases.open();
    const index = await openDatabaseIndex(database, testParts());
    const read: number[] = [];
    const watched: Database = {
      ...database,
      rows: (sql, values) => {
        if (sql.includes("body")) read.push((values![0] as readonly number[]).length);
        return database.rows(sql, values);
      },
    };
    const kept = new KeptArticles(watched);
    await index.apply({ put: [makeArticle("a", 1), makeArticle("b", 2)], remove: [] });
    const first = await kept.all(1);
    expect(await kept.all(1)).toBe(first);
    expect(read).toEqual([2]);
    await index.apply({ put: [makeArticle("c", 3), makeArticle("b", 4)], remove: ["a"] });
    const second = await kept.all(2);
    expect(second.map(({ id, text }) => [id, text])).toEqual(
      [makeArticle("c", 3), makeArticle("b", 4)].map(({ article }) => [article.id, article.text]),
    );
    expect(read).toEqual([2, 2]);
  });

  test("an article that has gone is to be asked for again", async () => {
    const kept = new KeptArticles(await databases.open());
    await expect(kept.records([4711])).rejects.toMatchObject({ code: "index-busy", retryable: true });
  });
});
