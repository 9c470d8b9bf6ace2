import type { IngestedArticle } from "../../src/domain/article.ts";
import type { Analyze, IndexParts } from "../../src/index/index-parts.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";

/** Numbers from 0 to 1 that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An invented vocabulary of two-character words. */
const vocabulary = Array.from({ length: 3000 }, (_, i) =>
  String.fromCodePoint(0x4e00 + ((i * 37) % 2003), 0x4e00 + ((i * 91) % 1999)),
);

/** An article of random words, rare ones rarely; the same seed and id give the same article. */
export function makeArticle(id: string, seed: number, sentences = 6): IngestedArticle {
  const random = seeded(Math.imul(seed + 1, 2654435761));
  const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? "雨";
  const lines = Array.from({ length: sentences }, () => `${Array.from({ length: 12 }, word).join("")}。`);
  const text = lines.join("");
  const cut = lines.map((line, n) => ({ id: `${id}#${n}`, start: n * line.length, end: (n + 1) * line.length }));
  const firsts = cut.map((_, n) => n).filter((n) => n % 2 === 0);
  return {
    article: {
      id,
      title: word() + word(),
      publisher: word(),
      published: "2025-01-23",
      language: "zh-Hans",
      people: [],
      aliases: [],
      text,
      hash: `${id}-${seed}`,
    },
    sentences: cut,
    passages: firsts.map((first) => ({
      id: `${id}@${first}`,
      articleId: id,
      first,
      last: Math.min(first + 1, sentences - 1),
    })),
    removed: [],
  };
}

/** Characters and their pairs under "w" and "g", those of the title under "h". */
export const analyzePairs: Analyze = ({ article, sentences, passages }) =>
  passages.map(({ first, last }) => {
    const text = article.text.slice(sentences[first]?.start, sentences[last]?.end);
    return [...pairs("w", text, 1), ...pairs("g", text, 2), ...pairs("h", article.title, 1)];
  });

function pairs(field: string, text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, i) => field + text.slice(i, i + length));
}

/** Parts for tests: synthetic analysis and embedder, a clock that stands still, a log that nobody reads. */
export function testParts(changes: Partial<IndexParts> = {}): IndexParts {
  return {
    analyze: analyzePairs,
    embedder: countingEmbedder(),
    clock: { now: () => Date.parse("2026-01-05T08:00:00Z"), after: () => () => {} },
    log: { info() {}, warn() {}, error() {} },
    ...changes,
  };
}
