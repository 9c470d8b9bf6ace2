import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyPostings } from "../../../src/index/lexical/postings.ts";
import { PostingsBuilder } from "../../../src/index/lexical/postings-builder.ts";
import { PostingsSearch, type RankParameters } from "../../../src/index/lexical/postings-search.ts";
import type { Hit } from "../../../src/ports/passage-index.ts";
import { anyQuery, anyTerms } from "../arbitraries.ts";
import { naiveFrequencies, naiveRank } from "../naive-rank.ts";

const anyPassages = fc.uniqueArray(fc.tuple(fc.nat({ max: 30 }), anyTerms), { selector: ([n]) => n, maxLength: 15 });
const anyRank: fc.Arbitrary<RankParameters> = fc.record({
  k1: fc.constantFrom(0.5, 1.2, 2),
  b: fc.constantFrom({}, { h: 0.3 }, { w: 0, g: 1 }),
  otherwise: fc.constantFrom(0, 0.75),
});

function build(passages: readonly (readonly [number, readonly string[]])[]) {
  const builder = new PostingsBuilder();
  for (const [number, terms] of passages) builder.add(number, terms);
  return builder.build();
}

const one = (term: string) => [{ weight: 1, alternatives: [{ term, weight: 1 }] }];

function expectSameRanking(found: readonly Hit[], all: readonly Hit[]) {
  const expected = new Map(all.map((hit) => [hit.passage, hit.score]));
  for (const [i, hit] of found.entries()) {
    expect(hit.score).toBeCloseTo(expected.get(hit.passage) ?? Number.NaN, 5);
    expect(hit.score).toBeCloseTo(all[i]?.score ?? Number.NaN, 5);
  }
}

describe("PostingsSearch", () => {
  test("scores as the formula does", () => {
    fc.assert(
      fc.property(anyPassages, anyQuery, anyRank, fc.integer({ min: 0, max: 20 }), (passages, query, rank, k) => {
        const search = new PostingsSearch(build(passages), rank);
        const all = naiveRank(new Map(passages), query, 100, rank);
        const found = search.search(query, k);
        expect(found.length).toBe(Math.min(k, all.length));
        expectSameRanking(found, all);
      }),
    );
  });

  test("counts the passages that hold a term", () => {
    fc.assert(
      fc.property(anyPassages, anyQuery, (passages, query) => {
        const search = new PostingsSearch(build(passages));
        expect(search.frequencies(query)).toEqual(naiveFrequencies(new Map(passages), query));
      }),
    );
  });

  test("leaves nothing behind for the next query", () => {
    fc.assert(
      fc.property(anyPassages, anyQuery, anyQuery, (passages, first, second) => {
        const search = new PostingsSearch(build(passages));
        search.frequencies(first);
        search.search(first, 3);
        expect(search.search(second, 10)).toEqual(new PostingsSearch(build(passages)).search(second, 10));
      }),
    );
  });

  test("puts the lower passage first among equals, also at the cut", () => {
    const search = new PostingsSearch(build([9, 4, 7, 1, 3].map((n) => [n, ["w雨"]] as const)));
    expect(search.search(one("w雨"), 3).map((hit) => hit.passage)).toEqual([1, 3, 4]);
  });

  test("saturates a count at 255", () => {
    const postings = build([[0, new Array<string>(300).fill("w雨")]]);
    expect([...postings.counts]).toEqual([255]);
    expect([...postings.lengths]).toEqual([300]);
  });

  test("finds nothing in nothing", () => {
    expect(new PostingsSearch(emptyPostings).search(one("w雨"), 5)).toEqual([]);
    expect(new PostingsSearch(build([[0, ["w雨"]]])).search(one(""), 5)).toEqual([]);
  });

  test("a passage is added once", () => {
    const builder = new PostingsBuilder();
    builder.add(1, ["w雨"]);
    expect(() => builder.add(1, ["w雪"])).toThrow(/twice/u);
  });
});
