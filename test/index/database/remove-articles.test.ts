import { describe, expect, test } from "vitest";
import { openDatabaseIndex } from "../../../src/index/database/database-index.ts";
import { queryFrom } from "../../ports/passage-index-contract.ts";
import { testDatabases } from "../../postgres/test-databases.ts";
import { makeArticle, testParts } from "../synthetic.ts";

const databases = await testDatabases();

describe("articles over several chunks", databases.options, () => {
  test("whole chunks and parts of them go, and the rest is found as if they had never been", async () => {
    const database = await databases.open();
    const index = await openDatabaseIndex(database, testParts());
    const fresh = await openDatabaseIndex(await databases.open(), testParts());
    // 3 passages each: 2,250 passages in three chunks, of which the second goes whole.
    const all = Array.from({ length: 750 }, (_, n) => makeArticle(`a${n}`, n));
    const gone = new Set(all.filter((_, n) => (n >= 340 && n < 690) || n % 7 === 0).map(({ article }) => article.id));
    await index.apply({ put: all, remove: [] });
    expect((await database.rows("SELECT FROM wenzhai.postings WHERE chunk = 1")).length).toBeGreaterThan(0);
    await index.apply({ put: [], remove: [...gone] });
    await fresh.apply({ put: all.filter(({ article }) => !gone.has(article.id)), remove: [] });
    const { bytes: _, ...facts } = await index.status();
    expect(await fresh.status()).toMatchObject(facts);
    for (const probe of [all[1]!, all[400]!, all[700]!]) {
      const query = queryFrom(probe);
      expect(await index.frequencies(query)).toEqual(await fresh.frequencies(query));
      const [given, expected] = [await index.searchWords(query, 2_000), await fresh.searchWords(query, 2_000)];
      expect(given.map(({ score }) => score.toFixed(5))).toEqual(expected.map(({ score }) => score.toFixed(5)));
    }
    expect(await database.rows("SELECT FROM wenzhai.postings WHERE entries = '{}' OR chunk = 1")).toEqual([]);
  });
});
