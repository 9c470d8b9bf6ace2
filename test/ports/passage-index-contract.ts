import fc from "fast-check";
import { afterEach, describe, expect, type TestOptions, test } from "vitest";
import type { IngestedArticle } from "../../src/domain/article.ts";
import type { IndexParts } from "../../src/index/index-parts.ts";
import type { Hit, PassageIndex, PassageIndexWriter, QueryTerm } from "../../src/ports/passage-index.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
import { memoryIndex } from "../fakes/memory-index.ts";
import { makeArticle, testParts } from "../index/synthetic.ts";

type Both = PassageIndex & PassageIndexWriter;

/** Makes empty indexes for the suite; `dispose` takes away what they left. */
export interface IndexMaker {
  readonly name: string;
  make(parts: IndexParts): Promise<Both>;
  dispose(): Promise<void>;
  /** How many random histories to try: fewer where every change costs a disk. */
  readonly histories: number;
  /** For its tests. */
  readonly options?: TestOptions;
}

/** What an index says to these queries, by passage id: its numbers and the order of equals are its own affair. */
export async function answersOf(
  index: Both,
  queries: readonly QueryTerm[][],
  vectors: readonly (readonly number[])[],
  k: number,
) {
  const shown = async (hits: readonly Hit[]) => {
    const views = await index.passages(hits.map((hit) => hit.passage));
    const scores = views.map((view, i) => [`${view.article.hash} ${view.passage.id}`, hits[i]?.score ?? 0] as const);
    return new Map(scores.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };
  return {
    scores: await Promise.all([
      ...queries.map(async (query) => shown(await index.searchWords(query, k))),
      ...vectors.map(async (vector) => shown(await index.searchVectors(vector, k))),
    ]),
    frequencies: await Promise.all(queries.map((query) => index.frequencies(query))),
    hashes: [...(await index.hashes())].sort(),
  };
}

/** Fails unless two indexes said the same, scores to five decimals: vectors are kept in single precision. */
export function expectSameAnswers(given: Awaited<ReturnType<typeof answersOf>>, expected: typeof given): void {
  expect(given.hashes).toEqual(expected.hashes);
  expect(given.frequencies).toEqual(expected.frequencies);
  for (const [i, scores] of given.scores.entries()) {
    expect([...scores.keys()]).toEqual([...(expected.scores[i]?.keys() ?? [])]);
    for (const [id, score] of scores) expect(score).toBeCloseTo(expected.scores[i]?.get(id) ?? Number.NaN, 5);
  }
}

/** Structured terms from the characters of an article. */
export function queryFrom({ article }: IngestedArticle): QueryTerm[] {
  return [0, 3, 6].map((at) => ({
    weight: 1,
    alternatives: [
      { term: `w${article.text.charAt(at)}`, weight: 1 },
      { term: `g${article.text.slice(at, at + 2)}`, weight: 0.5 },
      { term: `h${article.title.charAt(0)}`, weight: 2 },
    ],
  }));
}

/** What every implementation of PassageIndex and PassageIndexWriter must do. */
export function passageIndexContract(maker: IndexMaker): void {
  const vectorOf = async (ingested: IngestedArticle) => {
    const [vector] = await countingEmbedder().embedDocuments([ingested.article.text]);
    return [...(vector ?? [])];
  };

  describe(`the passage index contract: ${maker.name}`, maker.options ?? {}, () => {
    afterEach(() => maker.dispose());

    test("an empty index answers everything with nothing", async () => {
      const index = await maker.make(testParts());
      expect(await index.status()).toMatchObject({ articles: 0, passages: 0, sentences: 0, dimensions: 32 });
      expect(await index.articles()).toEqual([]);
      expect(await index.searchWords(queryFrom(makeArticle("a", 1)), 5)).toEqual([]);
      expect(await index.searchVectors(await vectorOf(makeArticle("a", 1)), 5)).toEqual([]);
      expect(await index.frequencies(queryFrom(makeArticle("a", 1)))).toEqual([0, 0, 0]);
      expect([...(await index.hashes())]).toEqual([]);
      await index.apply({ put: [], remove: ["nobody"] });
      expect((await index.status()).articles).toBe(0);
    });

    test("an article comes back as it went in", async () => {
      const index = await maker.make(testParts());
      const plain = makeArticle("文章/一", 1);
      const odd: IngestedArticle = {
        ...plain,
        article: {
          ...plain.article,
          titleEn: "Forum",
          people: [{ name: "张景安", romanised: "Zhang Jing'an", role: "主任" }],
          aliases: [{ names: ["科技部", "Ministry"] }],
          text: `${plain.article.text}𠮷\ud800\u0000`,
        },
        sentences: plain.sentences.map((each, n) => ({ ...each, id: `文章/一#${n + 3}` })),
      };
      await index.apply({ put: [odd], remove: [] });
      expect(await index.articles()).toEqual([odd.article]);
      const hits = await index.searchWords(queryFrom(odd), 10);
      expect(hits.length).toBe(3);
      const views = await index.passages(hits.map((hit) => hit.passage));
      for (const [i, view] of views.entries()) {
        expect(view.number).toBe(hits[i]?.passage);
        expect(view.article).toEqual(odd.article);
        expect(view.sentences).toEqual(odd.sentences);
        expect(odd.passages).toContainEqual(view.passage);
      }
      expect(await index.status()).toMatchObject({
        articles: 1,
        passages: 3,
        sentences: 6,
        embedder: "counting-32",
        updated: "2026-01-05T08:00:00.000Z",
      });
    });

    test("an article put again replaces itself, a removed one is gone, and old numbers are refused", async () => {
      const index = await maker.make(testParts());
      await index.apply({ put: [makeArticle("a", 1), makeArticle("b", 2)], remove: [] });
      const before = await index.searchWords(queryFrom(makeArticle("a", 1)), 10);
      await index.apply({ put: [makeArticle("a", 3)], remove: ["b"] });
      expect([...(await index.hashes())]).toEqual([["a", "a-3"]]);
      expect((await index.status()).passages).toBe(3);
      await expect(index.passages(before.map((hit) => hit.passage))).rejects.toMatchObject({ code: "index-busy" });
      await index.apply({ put: [makeArticle("c", 4)], remove: ["c", "a"] });
      expect((await index.status()).articles).toBe(0);
    });

    test("k bounds the hits, best first", async () => {
      const index = await maker.make(testParts());
      await index.apply({ put: [1, 2, 3, 4].map((n) => makeArticle(`a${n}`, n)), remove: [] });
      await index.fillVectors();
      const vector = await vectorOf(makeArticle("a2", 2));
      for (const k of [0, 1, 5, 12, 100]) {
        const hits = await index.searchVectors(vector, k);
        expect(hits.length).toBe(Math.min(k, 12));
        expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).toSorted((a, b) => b - a));
        expect((await index.searchWords(queryFrom(makeArticle("a2", 2)), k)).length).toBeLessThanOrEqual(k);
      }
    });

    test("words are found at once, vectors when they are filled, and progress is told", async () => {
      const index = await maker.make(testParts());
      await index.apply({ put: [1, 2].map((n) => makeArticle(`a${n}`, n)), remove: [] });
      const vector = await vectorOf(makeArticle("a2", 2));
      const words = await index.searchWords(queryFrom(makeArticle("a2", 2)), 10);
      expect(words.length).toBeGreaterThan(0);
      expect(await index.searchVectors(vector, 10)).toEqual([]);
      expect(await index.similarities(vector, [words[0]!.passage])).toEqual([null]);
      expect((await index.status()).vectors).toBe(0);
      const told: (readonly [number, number])[] = [];
      await index.fillVectors({ onProgress: (...each) => void told.push(each) });
      expect(told.at(-1)).toEqual([6, 6]);
      expect((await index.status()).vectors).toBe(6);
      // Nothing was renumbered.
      const hits = await index.searchVectors(vector, 10);
      expect(hits.map((hit) => hit.passage)).toContain(words[0]!.passage);
      const similar = await index.similarities(vector, [...hits.map((hit) => hit.passage), 4711]);
      for (const [i, hit] of hits.entries()) expect(similar[i]).toBeCloseTo(hit.score, 5);
      expect(similar.at(-1)).toBeNull();
    });

    test("a fill that is ended before it starts embeds nothing", async () => {
      const index = await maker.make(testParts());
      await index.apply({ put: [makeArticle("a", 1)], remove: [] });
      const ended = index.fillVectors({ signal: AbortSignal.abort(new Error("enough")) });
      await expect(ended).rejects.toThrow("enough");
      expect((await index.status()).vectors).toBe(0);
    });

    test("vectors that cannot be used are refused, and the index stays as it was", async () => {
      let bad: (vector: number[]) => number[] = (vector) => vector;
      const honest = countingEmbedder();
      const embedDocuments = async (texts: readonly string[]) => (await honest.embedDocuments(texts)).map(bad);
      const index = await maker.make(testParts({ embedder: { ...honest, embedDocuments } }));
      await index.apply({ put: [makeArticle("a", 1)], remove: [] });
      await index.fillVectors();
      await index.apply({ put: [makeArticle("b", 2)], remove: [] });
      for (const spoil of [Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
        bad = ([, ...rest]) => [spoil, ...rest];
        await expect(index.fillVectors()).rejects.toMatchObject({ code: "model-bad-reply" });
        await expect(index.searchVectors([spoil, ...new Array<number>(31).fill(0)], 3)).rejects.toThrow(/finite/u);
      }
      bad = (vector) => vector.slice(1);
      await expect(index.fillVectors()).rejects.toThrow(/31 dimensions where 32/u);
      await expect(index.searchVectors([1], 3)).rejects.toThrow(/dimensions/u);
      await expect(index.similarities([1], [0])).rejects.toThrow(/dimensions/u);
      expect(await index.status()).toMatchObject({ articles: 2, passages: 6, vectors: 3 });
    });

    test("a passage that embeds to nothing is found by its words only", async () => {
      const index = await maker.make(testParts());
      const silent = makeArticle("s", 1);
      const mute = { ...silent, article: { ...silent.article, text: "。".repeat(silent.article.text.length) } };
      await index.apply({ put: [mute, makeArticle("a", 2)], remove: [] });
      await index.fillVectors();
      expect((await index.status()).vectors).toBe(3);
      expect((await index.searchVectors(await vectorOf(makeArticle("a", 2)), 10)).length).toBe(3);
      expect((await index.searchWords([{ weight: 1, alternatives: [{ term: "w。", weight: 1 }] }], 9)).length).toBe(6);
      expect(await index.searchVectors(new Array<number>(32).fill(0), 10)).toEqual([]);
    });

    test("any history gives what a fresh index of the same articles gives", async () => {
      const anyId = fc.integer({ min: 0, max: 7 }).map((n) => `a${n}`);
      const anyChange = fc.record({
        fill: fc.boolean(),
        put: fc.array(fc.tuple(anyId, fc.nat({ max: 40 }), fc.integer({ min: 1, max: 8 })), { maxLength: 5 }),
        remove: fc.array(anyId, { maxLength: 3 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(anyChange, { maxLength: 6 }), async (changes) => {
          const index = await maker.make(testParts());
          const oracle = memoryIndex(testParts());
          const left = new Map<string, IngestedArticle>();
          for (const { put, remove, fill } of changes) {
            const articles = put.map(([id, seed, length]) => makeArticle(id, seed, length));
            await index.apply({ put: articles, remove });
            if (fill) await index.fillVectors();
            for (const each of articles) left.set(each.article.id, each);
            for (const id of remove) left.delete(id);
          }
          await oracle.apply({ put: [...left.values()], remove: [] });
          for (const each of [index, oracle]) await each.fillVectors();
          const probes = [...left.values(), makeArticle("x", 5)];
          const vectors = await Promise.all(probes.map(vectorOf));
          const k = 1000;
          const queries = probes.map(queryFrom);
          expectSameAnswers(await answersOf(index, queries, vectors, k), await answersOf(oracle, queries, vectors, k));
          const { bytes: _, updated: __, ...facts } = await index.status();
          expect(await oracle.status()).toMatchObject(facts);
        }),
        { numRuns: maker.histories },
      );
    });
  });
}
