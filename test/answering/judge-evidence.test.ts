import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Judgement } from "../../src/answering/judge-evidence.ts";
import { readEvidence } from "../../src/answering/read-evidence.ts";
import type { Article } from "../../src/domain/article.ts";
import { createAnalyze } from "../../src/index/lexical/analyze.ts";
import { syncIndex } from "../../src/ingest/sources/sync.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import type { PassageIndex } from "../../src/ports/passage-index.ts";
import type { Found } from "../../src/retrieval/ranking/found.ts";
import { createRetrieve } from "../../src/retrieval/ranking/retrieve.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
import { handClock } from "../fakes/hand-clock.ts";
import { memoryIndex } from "../fakes/memory-index.ts";

const corpus = fileURLToPath(new URL("../../corpus", import.meta.url));
const log = { info() {}, warn() {}, error() {} };
const lexicon = createLexicon();
let index: PassageIndex;
let articles: readonly Article[];
let judge: (question: string) => Promise<Judgement>;

beforeAll(async () => {
  const embedder = countingEmbedder();
  const made = memoryIndex({
    analyze: createAnalyze(lexicon),
    embedder,
    clock: handClock("2025-07-01T00:00:00Z"),
    log,
  });
  await syncIndex([corpus], made);
  index = made;
  articles = await index.articles();
  const retrieve = createRetrieve({ index, lexicon, embedder: { weight: 0, embedQuery: embedder.embedQuery } });
  judge = async (text) => (await readEvidence({ text }, retrieve, lexicon)).judgement;
});

describe("refuses what a question fixes and the corpus lacks", () => {
  test.each([
    ["What did Zhang Jing'an say in Tianjin in 2022?", "year", "2022"],
    ["张景安2019年在北京讲了什么?", "year", "2019"],
    ["王小明在天津论坛上说了什么?", "name", "王小明"],
    ["Who is the president of France?", "name", "france"],
    ["What was the share price of United Imaging Healthcare last year?", "matter", "share price"],
    ["張景安喜歡吃什麼?", "matter", "喜歡"],
    ["怎么做红烧肉?", "thin", "红烧肉"],
  ])("%s", async (question, reason, missing) => {
    const judgement = await judge(question);
    expect(judgement.sufficient).toBe(false);
    expect(judgement.reason).toBe(reason);
    expect(judgement.missing.join(" ").toLowerCase()).toContain(missing);
  });

  test("and points at the person it knows", async () => {
    const { nearest, known } = await judge("What did Zhang Jing'an say in Tianjin in 2022?");
    expect(known).toEqual(["Zhang Jing'an"]);
    expect(nearest?.text).toContain("张景安");
  });
});

test("a long report may be told less of the question when it is found well before any other", async () => {
  const text = `湖区的老灯塔昨天重新点亮。${"岸边的游人看了很久,孩子们在草地上奔跑。".repeat(30)}`;
  const terms = ["灯塔", "点亮", "仪式", "嘉宾"].map((word) => ({
    text: word,
    kind: "word" as const,
    weight: 1,
    gain: 2,
    found: 3,
    alternatives: [{ term: `w${word}`, weight: 1 }],
  }));
  const found = (id: string, words: number): Found =>
    ({
      article: { id, text, title: "", language: "zh-Hans", people: [], aliases: [] },
      sentences: [{ id: `${id}#0`, start: 0, end: 13 }],
      passage: { first: 0, last: 0 },
      words,
      score: words,
    }) as unknown as Found;
  const reasonOf = async (other: number): Promise<string | null> => {
    const retrieved = { terms, passages: [found("one", 0.6), found("other", other)] };
    return (await readEvidence({ text: "灯塔点亮仪式有哪些嘉宾?" }, async () => retrieved, lexicon)).judgement.reason;
  };
  expect(await reasonOf(0.3)).toBe(null);
  expect(await reasonOf(0.55)).toBe("thin");
});

test("a question made of the words of a sentence is never refused for a name", async () => {
  const sentences = (
    await Promise.all(
      articles.map(async (article) =>
        (await index.sentences(article.id)).map(({ start, end }) => article.text.slice(start, end)),
      ),
    )
  ).flat();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sentences),
      fc.nat(),
      fc.integer({ min: 8, max: 40 }),
      async (sentence, from, length) => {
        const start = from % sentence.length;
        const { reason } = await judge(`${sentence.slice(start, start + length)}是什么?`);
        expect(reason).not.toBe("name");
      },
    ),
    { numRuns: 12 },
  );
});

test("a year that no article names is always a reason to refuse", async () => {
  const told = articles
    .map(({ text, title, published, eventDate }) => [text, title, published, eventDate].join(" "))
    .join(" ");
  const years = Array.from({ length: 150 }, (_, i) => 1900 + i).filter((year) => !told.includes(String(year)));
  const questions = [
    "What did Zhang Jing'an recommend in YEAR?",
    "YEAR年谁宣读了天大共识?",
    "YEAR年市七医院的榜单有多少个项目?",
    "Where was the forum held in YEAR?",
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...years), fc.constantFrom(...questions), async (year, question) => {
      const { reason, missing } = await judge(question.replace("YEAR", String(year)));
      expect(reason).toBe("year");
      expect(missing).toEqual([String(year)]);
    }),
    { numRuns: 12 },
  );
});
