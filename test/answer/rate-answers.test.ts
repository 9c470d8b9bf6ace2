import { expect, test } from "vitest";
import { rateAnswers } from "../../src/answer/rate-answers.ts";
import { readEvidence } from "../../src/answer/read-evidence.ts";
import type { Candidate } from "../../src/answer/score-sentences.ts";
import { createAnalyze } from "../../src/index/analyze.ts";
import { createLexiconEmbedder } from "../../src/index/lexicon-embedder.ts";
import { articleFromRow } from "../../src/ingest/build-article.ts";
import type { Found } from "../../src/retrieve/retrieve.ts";
import { createRetrieve } from "../../src/retrieve/retrieve.ts";
import { createLexicon } from "../../src/text/lexicon.ts";
import { handClock } from "../fakes/hand-clock.ts";
import { memoryIndex } from "../fakes/memory-index.ts";

const lexicon = createLexicon();
const log = { info() {}, warn() {}, error() {} };

/** What would be quoted to a question from one article with these sentences, among two about other things. */
async function quoted(question: string, sentences: readonly string[]): Promise<readonly string[]> {
  const embedder = createLexiconEmbedder(lexicon);
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
  "为进一步推动湖区图书馆事业发展,促进阅读推广与社区服务有效衔接,由湖区文化馆主办、湖区出版协会承办、湖区新闻中心等单位共同协办," +
  "第四届湖区图书馆年会暨第二届少年阅读论坛在湖畔礼堂以线上线下相结合的形式隆重召开,与会嘉宾围绕图书馆空间改造、古籍修复、数字资源共享以及" +
  "少年阅读推广等议题展开了热烈而深入的交流和讨论,气氛十分热烈。";
const COUNT =
  "来自东岸、西岸、南岸、北岸以及湖心各岛的30余家图书馆、十几家书店、多家出版机构和读者协会的代表出席会议,并在会后参观了新落成的少年书屋、古籍修复室、" +
  "自助借还大厅和面向视障读者的有声阅览室。";
const REST = "会后大家合影留念。";

test.each([
  "有多少家图书馆出席了第四届湖区图书馆年会?",
  "How many libraries attended the annual meeting of lake libraries?",
])("a long lead that names everything does not keep out what answers: %s", async (question) => {
  expect(LEAD.length + COUNT.length).toBeGreaterThan(250);
  expect(await quoted(question, [LEAD, COUNT, REST])).toContain(COUNT);
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
