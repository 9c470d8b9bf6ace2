import { describe, expect, test } from "vitest";
import { openDatabaseIndex } from "../../../src/index/database/database-index.ts";
import { indexMigrations } from "../../../src/index/database/index-tables.ts";
import { countingEmbedder } from "../../fakes/counting-embedder.ts";
import { queryFrom } from "../../ports/passage-index-contract.ts";
import { testDatabases } from "../../postgres/test-databases.ts";
import { makeArticle, testParts } from "../synthetic.ts";

const databases = await testDatabases();

/** Indexes of as many processes over one database. */
async function processes(count: number, parts = testParts()) {
  const url = await databases.url();
  return Promise.all(
    Array.from({ length: count }, async () => openDatabaseIndex(await databases.openAt(url, indexMigrations), parts)),
  );
}

describe("several processes over one database", databases.options, () => {
  test("what one writes the others find, and are told of once", async () => {
    const [one, other] = await processes(2);
    await one!.apply({ put: [makeArticle("a", 1)], remove: [] });
    expect(await one!.refresh()).toBe(false);
    expect(await other!.refresh()).toBe(true);
    expect(await other!.refresh()).toBe(false);
    expect((await other!.articles()).map(({ id }) => id)).toEqual(["a"]);
    await one!.apply({ put: [makeArticle("b", 2)], remove: ["a"] });
    expect(await other!.refresh()).toBe(true);
    expect((await other!.articles()).map(({ id, text }) => [id, text])).toEqual([
      ["b", makeArticle("b", 2).article.text],
    ]);
    await one!.fillVectors();
    expect(await other!.refresh()).toBe(true);
    expect((await other!.status()).vectors).toBe(3);
  });

  test("those that take the same articles in at once keep each one once, and its vectors", async () => {
    const all = await processes(3);
    const put = Array.from({ length: 20 }, (_, n) => makeArticle(`a${n}`, n));
    await Promise.all(all.map((index) => index.apply({ put, remove: [] })));
    await all[0]!.fillVectors();
    await all[1]!.apply({ put, remove: [] });
    await all[2]!.refresh();
    expect(await all[2]!.status()).toMatchObject({ articles: 20, passages: 60, vectors: 60 });
    const hits = await all[2]!.searchWords(queryFrom(put[3]!), 100);
    expect(new Set(hits.map(({ passage }) => passage)).size).toBe(hits.length);
  });

  test("passages that one gives vectors to are not embedded by another", async () => {
    const honest = countingEmbedder();
    let embedded = 0;
    const embedDocuments = (texts: readonly string[]) => {
      embedded += texts.length;
      return honest.embedDocuments(texts);
    };
    const embedder = { ...honest, embedDocuments };
    const after = (_: number, call: () => void) => {
      setImmediate(call);
      return () => {};
    };
    const parts = testParts({ embedder, clock: { now: () => 0, after } });
    const all = await processes(3, parts);
    await all[0]!.apply({ put: Array.from({ length: 30 }, (_, n) => makeArticle(`a${n}`, n)), remove: [] });
    await Promise.all(all.map((index) => index.fillVectors()));
    await all[1]!.refresh();
    expect((await all[1]!.status()).vectors).toBe(90);
    expect(embedded).toBe(90);
  });

  test("vectors of another embedder are none of ours, and are made anew", async () => {
    const url = await databases.url();
    const open = async (embedder: ReturnType<typeof countingEmbedder>) =>
      openDatabaseIndex(await databases.openAt(url, indexMigrations), testParts({ embedder }));
    const one = await open(countingEmbedder());
    const other = await open({ ...countingEmbedder(), id: "other" });
    await one.apply({ put: [makeArticle("a", 1)], remove: [] });
    await one.fillVectors();
    await other.refresh();
    const vector = new Array<number>(32).fill(1);
    expect((await other.status()).vectors).toBe(0);
    expect(await other.searchVectors(vector, 5)).toEqual([]);
    expect(await other.similarities(vector, [0])).toEqual([null]);
    await other.fillVectors();
    expect((await other.status()).vectors).toBe(3);
    await one.refresh();
    expect((await one.status()).vectors).toBe(0);
  });

  test("articles taken in under another analysis are to be taken again", async () => {
    const url = await databases.url();
    const open = async (analysis: string) =>
      openDatabaseIndex(await databases.openAt(url, indexMigrations), testParts({ analysis }));
    const [old, now] = [await open("1"), await open("2")];
    await old.apply({ put: [makeArticle("a", 1), makeArticle("b", 2)], remove: [] });
    await now.apply({ put: [makeArticle("b", 2)], remove: [] });
    expect(await now.hashes()).toEqual(
      new Map([
        ["a", ""],
        ["b", "b-2"],
      ]),
    );
  });

  test("a change that fails half-way is not seen", async () => {
    const [index] = await processes(1);
    await index!.apply({ put: [makeArticle("a", 1)], remove: [] });
    const good = makeArticle("b", 2);
    const bad = { ...good, passages: [{ ...good.passages[0]!, last: 99 }] };
    await expect(index!.apply({ put: [makeArticle("c", 3), bad], remove: ["a"] })).rejects.toMatchObject({
      code: "internal",
    });
    expect([...(await index!.hashes()).keys()]).toEqual(["a"]);
    expect(await index!.status()).toMatchObject({ articles: 1, passages: 3, sentences: 6 });
    expect((await index!.searchWords(queryFrom(makeArticle("a", 1)), 9)).length).toBe(3);
  });
});
