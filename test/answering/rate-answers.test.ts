import { expect, test } from "vitest";
import { rateAnswers } from "../../src/answering/rate-answers.ts";
import { readEvidence } from "../../src/answering/read-evidence.ts";
import type { Candidate } from "../../src/answering/score-sentences.ts";
import { createAnalyze } from "../../src/index/lexical/analyze.ts";
import { articleFromRow } from "../../src/ingest/extract/build-article.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import type { Found } from "../../src/retrieval/ranking/retrieve.ts";
import { createRetrieve } from "../../src/retrieval/ranking/retrieve.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
import { handClock } from "../fakes/hand-clock.ts";
import { memoryIndex } from "../fakes/memory-index.ts";

const lexicon = createLexicon();
const log = { info() {}, warn() {}, error() {} };

/** What would be quoted to a question from one article with these sentences, among two about other things. */
async function quoted(question: string, sentences: readonly string[]): Promise<readonly string[]> {
  const embedder = countingEmbedder();
  const clock = handClock("2025-07-01T00:00:00Z");
  const index = memoryIndex({ analyze: createAnalyze(lexicon), embedder, clock, log });
  const texts = [
    sentences.join(""),
    "河边的集市每周六开放。卖花的人来得最早。",
    "山上的气象站换了新仪器。雪天也能观测。",
  ];
  const put = texts.map((text, i) => articleFromRow({ id: `row${i}`, text } as never, `hash${i}`));
  await index.apply({ put, remove: [] });
  const retrieve = createRetrieve({ index, lexicon, embedder: { weight: 0, embedQuery: embedder.embedQuery } });
  return (await readEvidence({ text: question }, retrieve, lexicon)).picked.map(({ text }) => text);
}

const LEAD =
  "第四届湖区图书馆年会开到湖畔礼堂,出席的图书馆馆长、馆员、书商、编辑和爱书的人又坐到了一起,上午听报告,下午分组谈馆舍改造、古籍修补、线上借阅," +
  "傍晚看少年剧社演的新戏,夜里还在湖边读了两个钟头的诗,这样的年会湖区人盼了整整一年,图书馆的门前早早挂起了灯笼,礼堂里连过道也站满了听众,晚到的人只好在窗外听。";
const COUNT =
  "湖心各岛和四岸一共有32家图书馆派人出席,另有十几家书店、几家出版社和一个读者协会的人到场,散会以后他们一起看了刚落成的少年书屋、修书的作坊、" +
  "夜里也能还书的大厅和给盲人听书的房间,临走时每人还得了一册湖区的老地图。";
const REST = "会后大家合影留念。";

test("a long lead that names everything does not keep out what answers", async () => {
  expect(LEAD.length + COUNT.length).toBeGreaterThan(250);
  expect(await quoted("有多少家图书馆出席了第四届湖区图书馆年会?", [LEAD, COUNT, REST])).toContain(COUNT);
});

test("paraphrases are read: what means the same outweighs a word that only recurs", async () => {
  const picked = await quoted("老馆长是什么时候去世的?", [
    "老馆长爱书。",
    "老馆长于1998年6月逝世。",
    "老馆长有什么书都读。",
  ]);
  expect(picked).toContain("老馆长于1998年6月逝世。");
});

test("of sentences that meet the same, one near the beginning of an article is the likelier", () => {
  const sentence = "馆长介绍了古籍修复室的情况。";
  const texts = [sentence, "天气很好。", "湖水很清。", "游人不少。", "馆长介绍了古籍修复室的情况!"];
  const sentences = texts.map((text, i) => {
    const start = texts.slice(0, i).join("").length;
    return { start, end: start + text.length };
  });
  const found = {
    article: { id: "a", text: texts.join(""), language: "zh-Hans" },
    sentences,
    passage: { first: 0, last: 4 },
    words: 1,
    score: 1,
  } as unknown as Found;
  const met = Float32Array.of(0.5);
  const candidates = [4, 0].map(
    (order): Candidate => ({ found, order, text: texts[order]!, own: met, context: met, score: 1 }),
  );
  const term = { text: "古籍", kind: "word" as const, weight: 1, gain: 2, found: 1, alternatives: [] };
  const rated = rateAnswers("古籍?", { terms: [term], passages: [found] }, candidates, lexicon);
  expect(rated.map(({ candidate }) => candidate.order)).toEqual([0, 4]);
});
