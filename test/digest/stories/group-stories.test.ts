import { describe, expect, test } from "vitest";
import type { Reading } from "../../../src/digest/reading.ts";
import { groupStories, type Meaning } from "../../../src/digest/stories/group-stories.ts";
import type { Article } from "../../../src/domain/article.ts";
import { gramsOf } from "../../../src/retrieval/ranking/reprints.ts";
import { makeArticle, sentencesIn } from "../small-corpus.ts";

function read(id: string, title: string, text: string, over: Partial<Article> = {}): Reading {
  const article = makeArticle(id, text, { title, ...over });
  return { article, sentences: sentencesIn(article), grams: gramsOf(text) };
}

const forum = read(
  "forum",
  "数字健康论坛在天津举行",
  "数字健康论坛6月24日在天津举行,来自八十所高校的代表参加。论坛发布了智能医学工程专业建设的共识。",
  { published: "2022-06-24" },
);
const other = read(
  "other",
  "天津举行数字健康论坛",
  "来自高校的代表6月24日参加了在天津举行的数字健康论坛,论坛上发布智能医学工程专业的共识。",
  { published: "2022-06-25" },
);
const reprint = read("reprint", "论坛举行", forum.article.text.replace("参加", "參加"), { published: "2022-06-26" });
const english = read(
  "english",
  "Digital health forum held in Tianjin",
  "The digital health forum was held in Tianjin on June 24, 2022. A consensus on training was released.",
  { published: "2022-06-24", language: "en" },
);
const hospital = read("hospital", "市七医院签约首批项目", "市七医院为首批揭榜挂帅项目举行签约仪式,共有二十个项目。", {
  published: "2024-03-24",
});

const ids = async (readings: readonly Reading[], meaning?: Meaning) =>
  (await groupStories(readings, meaning)).map(({ articles, sources }) => [
    articles.map(({ article }) => article.id),
    sources.length,
  ]);

describe("one event", () => {
  test("is what independent reports of it and their reprints make", async () => {
    expect(await ids([forum, other, reprint, hospital])).toEqual([
      [["forum", "reprint", "other"], 2],
      [["hospital"], 1],
    ]);
  });
  test("is found across languages by meaning, on a common day only", async () => {
    const alike: Meaning = { vectorsOf: async (texts) => texts.map(() => Float32Array.of(1, 0)) };
    expect(await ids([forum, english], alike)).toEqual([[["forum", "english"], 2]]);
    expect(await ids([forum, english])).toHaveLength(2);
    const later = read("later", english.article.title, "The forum was held.", {
      published: "2023-01-01",
      language: "en",
    });
    expect(await ids([forum, later], alike)).toHaveLength(2);
    const unlike: Meaning = { vectorsOf: async (texts) => texts.map((_, i) => Float32Array.of(i, 1 - i)) };
    expect(await ids([forum, english], unlike)).toHaveLength(2);
    const none: Meaning = { vectorsOf: async (texts) => texts.map(() => null) };
    expect(await ids([forum, english], none)).toHaveLength(2);
  });
  test("is not made by one form filled in twice", async () => {
    const quote = (code: string, rise: string) =>
      read(
        code,
        `收盘快报:${code}股票上涨${rise}%`,
        `截至收盘,${code}股票上涨${rise}%,主力资金净流入,成交活跃,换手率上升。`,
        {
          published: "2025-06-09",
        },
      );
    expect(await ids([quote("600123", "1.25"), quote("000456", "3.71")])).toHaveLength(2);
  });
  test("is not made by one wording of two months", async () => {
    const monthly = (month: number) =>
      read(
        `m${month}`,
        "制造业采购经理指数公布",
        "制造业采购经理指数公布,生产扩张,新订单增加,企业信心增强。".repeat(1),
        {
          published: `2025-0${month}-01`,
        },
      );
    const [may, june] = [monthly(5), monthly(6)];
    const changed = { ...june, grams: gramsOf("另一段文字,与前面不同,说的是别的月份。") };
    expect(await ids([may, changed])).toHaveLength(2);
  });
});

test("no articles make no stories", async () => {
  expect(await groupStories([])).toEqual([]);
});
