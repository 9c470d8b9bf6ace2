import { expect, test } from "vitest";
import { readEchoes, unsettled } from "../../src/answering/echoes.ts";
import type { Candidate } from "../../src/answering/score-sentences.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import type { Found } from "../../src/retrieval/ranking/retrieve.ts";
import { askedTerm } from "./asked-term.ts";

const lexicon = createLexicon();
const terms = ["灯塔", "高度", "东岸"].map(askedTerm);

/** What short pieces of one sentence each say together about how high a lighthouse is. */
function echoesOf(texts: readonly string[]) {
  const pieces = texts.map((text, i) => {
    const found = {
      article: { id: `p${i}`, text, title: "", language: "zh-Hans" },
      sentences: [{ start: 0, end: text.length }],
      passage: { first: 0, last: 0 },
    } as unknown as Found;
    const own = Float32Array.from(terms, (term) => (text.includes(term.text) ? 1 : 0));
    return { found, order: 0, text, own, context: own, score: 1 } as Candidate;
  });
  const passages = pieces.map(({ found }) => found);
  return readEchoes("东岸灯塔的高度是多少米?", terms, [1, 1, 1], passages, pieces, lexicon);
}

const same = Array.from({ length: 6 }, (_, i) => `东岸灯塔的高度是三十七米${"。".repeat(i + 1)}`);
const different = Array.from({ length: 6 }, (_, i) => `东岸灯塔的高度是${31 + i}米。`);
const aside = Array.from({ length: 6 }, (_, i) => `灯塔第${i + 1}天有雾。`);

test("many pieces that give one answer settle it, many that give as many answers do not", () => {
  expect(echoesOf(same)).toMatchObject({ pieces: 6, support: 0.5 });
  expect(echoesOf([...same, ...same]).agreement).toBeGreaterThanOrEqual(3);
  expect(unsettled(echoesOf([...same, ...same]))).toBe(false);
  expect(unsettled(echoesOf([...different, ...aside]))).toBe(true);
});

test("all articles found are read, the twelfth as well as the first", () => {
  const first = echoesOf([...same, ...aside]);
  const last = echoesOf([...aside, ...same]);
  expect(last.support).toBeCloseTo(first.support);
  expect(first.support).toBeCloseTo((6 + 6 / 3) / 12);
});

test("of a few pieces agreement is not asked", () => {
  expect(unsettled(echoesOf(different.slice(0, 5)))).toBe(false);
});
