import { describe, expect, test } from "vitest";
import { createDigest } from "../../../src/digest/digest.ts";
import type { Article } from "../../../src/domain/article.ts";
import type { Digest, DigestRequest } from "../../../src/domain/digest.ts";
import type { Told } from "../../../src/domain/told.ts";
import { toldBy } from "../../../src/domain/told-by.ts";
import { corpusOf, makeArticle, topicOf } from "../small-corpus.ts";

const shanghai = makeArticle(
  "shanghai",
  "产教融合大会6月8日在上海举行。张景安建议加强政策支持。到会的有400余人,会期一天。",
  {
    title: "产教融合大会在上海举行",
    published: "2025-06-09",
  },
);
const tianjin = makeArticle(
  "tianjin",
  "数字健康论坛6月24日在天津举行。论坛发布了智能医学工程的课程标准。专家讨论了办法。",
  {
    title: "数字健康论坛在天津举行",
    published: "2025-06-24",
  },
);
const committee = makeArticle(
  "committee",
  "专委会完成了换届选举工作。禹宝庆连任主任委员一职。委员们讨论了医用材料的进展。",
  {
    title: "专委会完成换届",
    published: "2025-06-20",
  },
);
const corpus = [shanghai, tianjin];
const NOTHING: Told = { articles: [], claims: [] };

async function digestOf(articles: readonly Article[], request: Partial<DigestRequest>, maxItems = 10): Promise<Digest> {
  const findTopic = async (word: string) => topicOf(articles, word);
  return createDigest({ ...corpusOf(articles), findTopic, maxItems })({ language: "zh-Hans", ...request });
}

const both = (one: Told, other: Told): Told => ({
  articles: [...one.articles, ...other.articles],
  claims: [...one.claims, ...other.claims],
});
const newOf = (articles: readonly Article[], told: Told, request: Partial<DigestRequest> = {}, most = 10) =>
  digestOf(articles, { told, onlyNew: true, ...request }, most);
const ids = (digest: Digest) => digest.items.map((item) => item.articleId);

describe("only what is new", () => {
  test("to readers who were told nothing is everything", async () => {
    expect(ids(await newOf(corpus, NOTHING))).toEqual(["tianjin", "shanghai"]);
  });
  test("of an unchanged corpus is nothing; after one new article exactly that", async () => {
    const told = toldBy(await newOf(corpus, NOTHING));
    const second = await newOf(corpus, told);
    expect(second).toMatchObject({ items: [], receipt: { read: 2, toldBefore: 2, stories: 0 } });
    const third = await newOf([...corpus, committee], told);
    expect(third.items).toMatchObject([{ articleId: "committee", story: { novelty: "new" } }]);
    expect(ids(await newOf([...corpus, committee], both(told, toldBy(third))))).toEqual([]);
  });
  test("is what found no room before", async () => {
    const first = await newOf(corpus, NOTHING, {}, 1);
    expect(first).toMatchObject({ items: [{}], receipt: { leftOut: 1 } });
    expect(ids(await newOf(corpus, toldBy(first)))).toEqual(["shanghai"]);
  });
  test("leaves a reprint out, and names another report of a told event an update, with what differs", async () => {
    const told = toldBy(await newOf(corpus, NOTHING));
    const reprint = makeArticle("reprint", shanghai.text.replace("举行", "舉行"), { published: "2025-06-25" });
    const other = makeArticle(
      "other",
      "产教融合大会6月8日在上海举行,张景安建议加强政策支持。到会的有300人,会期一天。大会由学院主办。",
      { title: "上海举行产教融合大会", published: "2025-06-10" },
    );
    const next = await newOf([...corpus, reprint, other], told);
    expect(next.items).toMatchObject([{ articleId: "other", story: { novelty: "updated", sources: 1 } }]);
    const { lines, differences } = next.items[0]!.story!;
    expect(lines.map(({ text }) => text)).not.toContain("产教融合大会6月8日在上海举行。");
    expect(differences[0]!.text).toMatch(/400余人.*300人|300人.*400余人/u);
  });
  test("names what an article says otherwise than it was told a correction", async () => {
    const told = toldBy(await newOf(corpus, NOTHING));
    const [first] = told.claims.filter(({ articleId }) => articleId === "shanghai");
    const changed = { ...shanghai, text: shanghai.text.replace("6月8日在上海举行", "6月9日在上海举行") };
    expect(first!.text).toContain("6月8日");
    const { items } = await newOf([changed, tianjin], told);
    expect(items).toMatchObject([{ articleId: "shanghai", story: { novelty: "corrected" } }]);
    expect(items[0]!.story!.lines[0]).toMatchObject({ text: "产教融合大会6月9日在上海举行。", was: first!.text });
    const later = both(told, toldBy(await newOf([changed, tianjin], told)));
    expect(ids(await newOf([changed, tianjin], later))).toEqual([]);
  });
  test("of an article that grew is the sentence it grew by", async () => {
    const told = toldBy(await newOf(corpus, NOTHING));
    const grown = { ...shanghai, text: `${shanghai.text}下一届大会定于2026年在天津召开。` };
    const { items } = await newOf([grown, tianjin], told);
    expect(items).toMatchObject([{ articleId: "shanghai", story: { novelty: "updated" } }]);
    expect(items[0]!.story!.lines.map(({ text }) => text)).toEqual(["下一届大会定于2026年在天津召开。"]);
  });
});

describe("a full digest", () => {
  test("says of each story whether it is new, and counts them", async () => {
    const told = toldBy(await digestOf(corpus, {}));
    const digest = await digestOf([...corpus, committee], { told });
    expect(digest.items.map(({ articleId, story }) => [articleId, story!.novelty])).toEqual([
      ["tianjin", "repeated"],
      ["committee", "new"],
      ["shanghai", "repeated"],
    ]);
    expect(digest.receipt).toMatchObject({ toldBefore: 0, stories: 3, fresh: 1 });
  });
  test("marks nothing for readers who were told nothing", async () => {
    const digest = await digestOf(corpus, { told: NOTHING });
    expect(digest.items.map(({ story }) => story!.novelty)).toEqual([undefined, undefined]);
    expect(digest.receipt.fresh).toBeUndefined();
  });
});
