import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDigest } from "../../src/digest/digest.ts";
import type { Article } from "../../src/domain/article.ts";
import type { Digest, DigestRequest } from "../../src/domain/digest.ts";
import { corpusOf, makeArticle, sentencesIn, topicOf } from "./small-corpus.ts";

const shanghai = makeArticle(
  "shanghai",
  "6月8日,产教融合大会在上海举行。张景安建议加强政策支持,深化产教融合。他还建议加快成果转化。会场外有展览,到会的有400余人。",
  {
    title: "产教融合大会在上海举行",
    published: "2025-06-09",
    publisher: "健康学院",
    url: "https://news.example/1",
    place: "上海",
  },
);
const tianjin = makeArticle(
  "tianjin",
  "数字健康论坛于2022年6月24日在天津举行。论坛发布了智能医学工程的课程标准。专家讨论了人才培养的办法。",
  { eventDate: "2022-06-24" },
);
const undated = makeArticle(
  "undated",
  "专委会完成了换届选举工作。禹宝庆连任主任委员一职。委员们讨论了医用材料的进展。",
);
const corpus = [undated, tianjin, shanghai];

async function digestOf(
  articles: readonly Article[],
  request: Partial<DigestRequest>,
  maxItems?: number,
): Promise<Digest> {
  const digest = createDigest({
    ...corpusOf(articles),
    findTopic: async (word) => topicOf(articles, word),
    ...(maxItems === undefined ? {} : { maxItems }),
  });
  return digest({ language: "zh-Hans", ...request });
}
const ids = (digest: Digest) => digest.items.map((item) => item.articleId);
const lines = (digest: Digest) => digest.items.map(({ story }) => story!.lines.map(({ text }) => text));

describe("without a topic", () => {
  test("newest first, undated last, two lines each, the event among them", async () => {
    const digest = await digestOf(corpus, {});
    expect(ids(digest)).toEqual(["shanghai", "tianjin", "undated"]);
    expect(lines(digest).map((each) => each.length)).toEqual([2, 2, 2]);
    expect(lines(digest)[0]![0]).toBe("6月8日,产教融合大会在上海举行。");
    expect(digest.receipt).toEqual({
      read: 3,
      matched: 3,
      toldBefore: 0,
      unreadable: 0,
      older: 0,
      undated: 0,
      stories: 3,
      leftOut: 0,
    });
  });
  test("a story has its headline, its day, its place, its numbers", async () => {
    const [first] = (await digestOf(corpus, {})).items;
    expect(first!.story).toMatchObject({
      headline: "产教融合大会在上海举行",
      headlineEn: null,
      date: "2025-06-09",
      place: "上海",
      articleIds: ["shanghai"],
      sources: 1,
      reprints: 0,
      numbers: [{ text: "到会的有400余人" }],
    });
  });
  test("a reader of English is given the values of each quote in English", async () => {
    const [first] = (await digestOf(corpus, { language: "en" })).items;
    expect(first?.citations[0]?.gloss?.values).toEqual([{ written: "6月8日", english: "8 June" }]);
    const [inChinese] = (await digestOf(corpus, {})).items;
    expect(inChinese?.citations[0]).not.toHaveProperty("gloss");
  });
  test("citations are numbered through, and every line names those that prove it", async () => {
    const { items } = await digestOf(corpus, {});
    const all = items.flatMap((item) => item.citations);
    expect(all.map(({ marker }) => marker)).toEqual(all.map((_, i) => i + 1));
    expect(all[0]).toMatchObject({ publisher: "健康学院", date: "2025-06-09", url: "https://news.example/1" });
    for (const { story, citations } of items)
      for (const { text, markers } of [...story!.lines, ...story!.numbers])
        for (const marker of markers) expect(citations.find((each) => each.marker === marker)!.quote).toContain(text);
  });
  test("the length asked for decides how much is told", async () => {
    expect(lines(await digestOf(corpus, { length: "brief" })).map((each) => each.length)).toEqual([1, 1, 1]);
    expect(lines(await digestOf(corpus, { length: "full" })).map((each) => each.length)).toEqual([3, 3, 3]);
  });
  test("no more stories than asked for, and the receipt counts the others", async () => {
    const digest = await digestOf(corpus, {}, 2);
    expect(ids(digest)).toEqual(["shanghai", "tianjin"]);
    expect(digest.receipt).toMatchObject({ stories: 3, leftOut: 1 });
  });
});

describe("the period", () => {
  test("narrows what is read, and the undated are counted", async () => {
    const digest = await digestOf(corpus, { since: "2022-06-24", until: "2025-06-08" });
    expect(ids(digest)).toEqual(["tianjin"]);
    expect(digest.receipt).toMatchObject({ read: 1, matched: 1, undated: 1 });
  });
  test("that holds nothing names what stands on either side of it", async () => {
    const { items, receipt } = await digestOf(corpus, { since: "2023-01-01", until: "2024-12-31" });
    expect(items).toEqual([]);
    expect(receipt.nearest?.map(({ articleId }) => articleId)).toEqual(["tianjin", "shanghai"]);
    expect((await digestOf(corpus, { since: "2030-01-01" })).receipt.nearest).toMatchObject([{ date: "2025-06-09" }]);
    expect((await digestOf([], { since: "2030-01-01" })).receipt).toMatchObject({ read: 0, nearest: [] });
  });
});

describe("with a topic", () => {
  test("only articles on it; where a part speaks of it, what that part says and one line more", async () => {
    const digest = await digestOf(corpus, { topic: "成果转化" });
    expect(ids(digest)).toEqual(["shanghai"]);
    expect(lines(digest)[0]).toContain("他还建议加快成果转化。");
    expect(lines(digest)[0]).toHaveLength(3);
    expect(digest.receipt).toMatchObject({ read: 3, matched: 1 });
  });
  test("of blanks is none", async () => {
    expect(ids(await digestOf(corpus, { topic: "  " }))).toHaveLength(3);
  });
  test("outside the period names the nearest on the topic", async () => {
    const { items, receipt } = await digestOf(corpus, { topic: "课程", since: "2025-01-01" });
    expect(items).toEqual([]);
    expect(receipt).toMatchObject({ read: 1, matched: 0, nearest: [{ articleId: "tianjin" }] });
  });
});

describe("what is passed over", () => {
  test("is not counted, and takes a reprint along, even when it stood outside the period, but not a longer report", async () => {
    const cut = makeArticle("cut", shanghai.text.slice(0, 40), { published: "2025-06-12" });
    const longer = makeArticle("longer", `${shanghai.text}${tianjin.text}`, { published: "2025-06-13" });
    const exclude = new Set(["shanghai", "never-seen"]);
    const request = { since: "2025-06-10", exclude, onlyNew: true };
    const digest = await digestOf([cut, longer, ...corpus], request);
    expect(ids(digest)).toEqual(["longer"]);
    expect(digest.receipt).toMatchObject({ read: 2, matched: 2, toldBefore: 1 });
  });
});

describe("stories", () => {
  const reprint = makeArticle("copy", shanghai.text.replaceAll("会", "會"), { published: "2025-06-12" });
  const other = makeArticle(
    "other",
    "产教融合大会6月8日在上海举行,张景安建议加强政策支持。到会的有500人。大会由学院主办,会期一天。",
    { title: "上海举行产教融合大会", published: "2025-06-08" },
  );
  test("fold reprints, and name every article", async () => {
    const digest = await digestOf([reprint, ...corpus], {});
    expect(ids(digest)).toEqual(["shanghai", "tianjin", "undated"]);
    expect(digest.items[0]!.story).toMatchObject({ sources: 1, reprints: 1, articleIds: ["shanghai", "copy"] });
    expect(digest.receipt).toMatchObject({ read: 4, stories: 3 });
  });
  test("of which the first print is outside the period are told by the one inside", async () => {
    expect(ids(await digestOf([reprint, ...corpus], { since: "2025-06-10" }))).toEqual(["copy"]);
  });
  test("join independent reports of one event, and come first", async () => {
    const digest = await digestOf([other, tianjin, shanghai], {}, 1);
    expect(digest.items[0]!.story).toMatchObject({ sources: 2, reprints: 0, articleIds: ["other", "shanghai"] });
    expect(digest.receipt).toMatchObject({ stories: 2, leftOut: 1 });
  });
});

const sentence = fc
  .tuple(
    fc.constantFrom("张景安", "会议于6月8日", "The forum ", "專家", "😀", "新华社北京8月1日电 (记者 陈静)"),
    fc.nat(60),
    fc.constantFrom("。", "!", ". ", "\n"),
  )
  .map(([head, n, stop]) => head + "讨论,".repeat(n) + stop);
const text = fc.array(sentence, { maxLength: 6 }).map((all) => all.join(""));

test("quotes are verbatim, inside one sentence of their article up to its end, numbered in order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 4 }), fc.boolean(), async (texts, topical) => {
      const articles = texts.map((each, i) => makeArticle(`a${i}`, each));
      const digest = await digestOf(articles, topical ? { topic: "讨论" } : {});
      const byId = new Map(articles.map((a) => [a.id, a]));
      for (const { citations } of digest.items)
        for (const c of citations) {
          const article = byId.get(c.articleId)!;
          const home = sentencesIn(article).find((s) => s.id === c.sentenceId)!;
          expect(c.quote).toBe(article.text.slice(c.start, c.end));
          expect(c.quote.trim()).not.toBe("");
          expect(c.start >= home.start && c.end === home.end).toBe(true);
        }
      const markers = digest.items.flatMap((item) => item.citations.map((c) => c.marker));
      expect(markers).toEqual(markers.map((_, i) => i + 1));
    }),
    { numRuns: 60 },
  );
});
