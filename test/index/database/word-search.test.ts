import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCorpus } from "../../../src/index/database/corpus-row.ts";
import { openDatabaseIndex } from "../../../src/index/database/database-index.ts";
import { indexMigrations } from "../../../src/index/database/index-tables.ts";
import { WordSearch } from "../../../src/index/database/word-search.ts";
import type { QueryTerm } from "../../../src/ports/passage-index.ts";
import { testDatabases } from "../../postgres/test-databases.ts";
import { naiveFrequencies, naiveRank } from "../naive-rank.ts";
import { makeArticle, testParts } from "../synthetic.ts";

const databases = await testDatabases();
const RANK = { k1: 0.8, b: { h: 0.3 }, otherwise: 0.6 };
const LETTERS = ["w雨", "w雪", "g雨雪", "h雨", "h雪"];
const anyPassages = fc.array(fc.array(fc.constantFrom(...LETTERS), { maxLength: 9 }), { minLength: 1, maxLength: 8 });
const anyTerm: fc.Arbitrary<QueryTerm> = fc.record({
  weight: fc.constantFrom(0, 0.5, 1, 2),
  alternatives: fc.array(
    fc.record({ term: fc.constantFrom(...LETTERS, "w无", ""), weight: fc.constantFrom(-1, 0, 0.3, 1) }),
    { maxLength: 4 },
  ),
});

describe("words in PostgreSQL", databases.options, () => {
  test("are ranked and counted as the formula says, whatever is asked", async () => {
    await fc.assert(
      fc.asyncProperty(anyPassages, fc.array(anyTerm, { maxLength: 4 }), async (passages, terms) => {
        const database = await databases.open();
        const article = makeArticle("a", 1, passages.length * 2);
        const index = await openDatabaseIndex(database, testParts({ analyze: () => passages }));
        await index.apply({ put: [article], remove: [] });
        const oracle = new Map(passages.map((list, n) => [n, list]));
        const hits = await index.searchWords(terms, 100);
        const expected = naiveRank(oracle, terms, 100, RANK);
        expect(hits.map(({ passage }) => passage).toSorted()).toEqual(
          expected.map(({ passage }) => passage).toSorted(),
        );
        const scores = new Map(expected.map(({ passage, score }) => [passage, score]));
        for (const { passage, score } of hits) expect(score).toBeCloseTo(scores.get(passage)!, 5);
        expect(await index.frequencies(terms)).toEqual(naiveFrequencies(oracle, terms));
        await index.close();
      }),
      { numRuns: 15 },
    );
  });

  test("how common a word is is asked once", async () => {
    const database = await databases.openAt(await databases.url(), indexMigrations);
    const index = await openDatabaseIndex(database, testParts());
    await index.apply({ put: [makeArticle("a", 1)], remove: [] });
    let asked = 0;
    const counting = {
      rows: (...given: Parameters<typeof database.rows>) => {
        asked++;
        return database.rows(...given);
      },
    } as Pick<typeof database, "rows">;
    const words = new WordSearch(counting, await readCorpus(database), RANK);
    const term = { weight: 1, alternatives: [{ term: "w雨", weight: 1 }] };
    await words.frequencies([term, term]);
    await words.frequencies([term]);
    expect(asked).toBe(1);
  });
});
