import { describe, expect, test } from "vitest";
import { openDatabaseIndex } from "../../../src/index/database/database-index.ts";
import { countingEmbedder } from "../../fakes/counting-embedder.ts";
import { testDatabases } from "../../postgres/test-databases.ts";
import { makeArticle, testParts } from "../synthetic.ts";

const databases = await testDatabases();

describe("vectors in PostgreSQL", databases.options, () => {
  test("the graph is asked for few, and gives nearly what looking at every vector gives, also after many have gone", async () => {
    const database = await databases.open();
    const index = await openDatabaseIndex(database, testParts());
    const all = Array.from({ length: 400 }, (_, n) => makeArticle(`a${n}`, n));
    await index.apply({ put: all, remove: [] });
    await index.fillVectors();
    await index.apply({ put: [], remove: all.slice(0, 250).map(({ article }) => article.id) });
    await database.rows("ANALYZE wenzhai.vectors");
    let [found, wanted] = [0, 0];
    for (const { article } of all.slice(-20)) {
      const [vector] = await countingEmbedder().embedDocuments([article.text.slice(0, 26)]);
      const near = new Set((await index.searchVectors(vector!, 40)).map(({ passage }) => passage));
      const exact = (await index.searchVectors(vector!, 450)).slice(0, 40);
      expect(near.size).toBe(40);
      found += exact.filter(({ passage }) => near.has(passage)).length;
      wanted += exact.length;
    }
    expect(found / wanted).toBeGreaterThan(0.95);
  });

  test("vectors longer than a graph takes are searched without one", async () => {
    const embedder = countingEmbedder(2_100);
    const index = await openDatabaseIndex(await databases.open(), testParts({ embedder }));
    await index.apply({ put: [makeArticle("a", 1)], remove: [] });
    await index.fillVectors();
    const [vector] = await embedder.embedDocuments([makeArticle("a", 1).article.text]);
    expect(await index.searchVectors(vector!, 5)).toHaveLength(3);
  });
});
