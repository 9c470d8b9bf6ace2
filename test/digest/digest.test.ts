import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDigest } from "../../src/digest/digest.ts";
import type { Article } from "../../src/domain/article.ts";
import type { Digest, DigestRequest } from "../../src/domain/digest.ts";
import { corpusOf, makeArticle, sentencesIn } from "./small-corpus.ts";

const shanghai = makeArticle(
  "shanghai",
  "6月8日,产教融合大会在上海举行。张景安建议加强政策支持。他还建议加快成果转化。会场外有展览。",
  {
    published: "2025-06-09",
    publisher: "健康学院",
    url: "https://news.example/1",
  },
);
const tianjin = makeArticle(
  "tianjin",
  "数字健康论坛于2022年6月24日在天津举行。论坛发布了课程标准。专家讨论了人才培养的办法。",
  { eventDate: "2022-06-24" },
);
const undated = makeArticle("undated", "专委会完成了换届选举工作。禹宝庆连任主任委员一职。委员们讨论了医用材料。");
const corpus = [undated, tianjin, shanghai];

const noTopic = async (): Promise<readonly string[]> => {
  throw new Error("no topic was given");
};
async function digestOf(
  articles: readonly Article[],
  request: Partial<DigestRequest>,
  picks?: readonly string[],
  maxItems?: number,
): Promise<Digest> {
  const digest = createDigest({
    ...corpusOf(articles),
    pickTopic: picks === undefined ? noTopic : async () => picks,
    ...(maxItems === undefined ? {} : { maxItems }),
  });
  return digest({ language: "zh-Hans", ...request });
}
const ids = (digest: Digest) => digest.items.map((item) => item.articleId);
const quotes = (digest: Digest) => digest.items.map((item) => item.citations.map((c) => c.quote));

describe("without a topic", () => {
  test("newest first, undated last, two sentences each, the lead among them", async () => {
    const digest = await digestOf(corpus, {});
    expect(ids(digest)).toEqual(["shanghai", "tianjin", "undated"]);
    expect(quotes(digest).map((each) => each.length)).toEqual([2, 2, 2]);
    expect(quotes(digest)[0]![0]).toBe("6月8日,产教融合大会在上海举行。");
    expect(digest.receipt).toEqual({ read: 3, matched: 3, toldBefore: 0 });
  });
  test("a reader of English is given the values of each quote in English", async () => {
    const [first] = (await digestOf(corpus, { language: "en" })).items;
    expect(first?.citations[0]?.gloss?.values).toEqual([{ written: "6月8日", english: "8 June" }]);
    const [inChinese] = (await digestOf(corpus, {})).items;
    expect(inChinese?.citations[0]).not.toHaveProperty("gloss");
  });
  test("citations are numbered through and say where they stand", async () => {
    const digest = await digestOf(corpus, {});
    const all = digest.items.flatMap((item) => item.citations);
    expect(all.map((c) => c.marker)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(all[0]).toEqual({
      marker: 1,
      articleId: "shanghai",
      sentenceId: "shanghai#0",
      title: "标题 shanghai",
      publisher: "健康学院",
      date: "2025-06-09",
      url: "https://news.example/1",
      quote: "6月8日,产教融合大会在上海举行。",
      start: 0,
      end: 17,
    });
    expect(all[4]).toMatchObject({ publisher: null, date: null, url: null });
  });
  test("the request comes back with the digest", async () => {
    const exclude = new Set(["x"]);
    expect((await digestOf(corpus, { since: "2025-01-01", exclude })).request).toEqual({
      language: "zh-Hans",
      since: "2025-01-01",
      exclude,
    });
  });
});

describe("the period", () => {
  test("narrows what is read, and the undated stay out", async () => {
    const digest = await digestOf(corpus, { since: "2022-06-24", until: "2025-06-08" });
    expect(ids(digest)).toEqual(["tianjin"]);
    expect(digest.receipt).toEqual({ read: 1, matched: 1, toldBefore: 0 });
  });
  test("may be empty, backwards or before everything", async () => {
    for (const period of [{ since: "2026-01-01" }, { since: "2025-12-31", until: "2022-01-01" }]) {
      expect(await digestOf(corpus, period)).toMatchObject({
        items: [],
        receipt: { read: 0, matched: 0, toldBefore: 0 },
      });
    }
    expect(await digestOf([], {})).toMatchObject({ items: [], receipt: { read: 0, matched: 0, toldBefore: 0 } });
  });
});

describe("with a topic", () => {
  test("only articles that match it, with their best sentences in the order of the article", async () => {
    const digest = await digestOf(corpus, { topic: "建议" }, ["shanghai#2", "tianjin#2", "shanghai#1", "shanghai#0"]);
    expect(quotes(digest)).toEqual([
      ["张景安建议加强政策支持。", "他还建议加快成果转化。"],
      ["专家讨论了人才培养的办法。"],
    ]);
    expect(digest.receipt).toEqual({ read: 3, matched: 2, toldBefore: 0 });
  });
  test("matches outside the period and unknown ids change nothing", async () => {
    const digest = await digestOf(corpus, { topic: "建议", since: "2025-01-01" }, [
      "tianjin#2",
      "gone#0",
      "shanghai#99",
    ]);
    expect(digest).toMatchObject({ items: [], receipt: { read: 1, matched: 0, toldBefore: 0 } });
  });
  test("of blanks is none", async () => {
    expect(ids(await digestOf(corpus, { topic: "  " }))).toHaveLength(3);
  });
});

describe("what was told before", () => {
  test("is left out and counted", async () => {
    const digest = await digestOf(corpus, { exclude: new Set(["shanghai", "never-seen"]) });
    expect(ids(digest)).toEqual(["tianjin", "undated"]);
    expect(digest.receipt).toEqual({ read: 3, matched: 3, toldBefore: 1 });
  });
  test("counts among the articles on the topic", async () => {
    const digest = await digestOf(corpus, { topic: "t", exclude: new Set(["undated", "tianjin"]) }, [
      "tianjin#0",
      "shanghai#0",
    ]);
    expect(ids(digest)).toEqual(["shanghai"]);
    expect(digest.receipt).toEqual({ read: 3, matched: 2, toldBefore: 1 });
  });
});

describe("reprints", () => {
  const reprint = makeArticle("copy", `${shanghai.text.replaceAll("会", "會")}`, { published: "2025-06-12" });
  test("count once, as the oldest", async () => {
    const digest = await digestOf([reprint, ...corpus], {});
    expect(ids(digest)).toEqual(["shanghai", "tianjin", "undated"]);
    expect(digest.receipt.read).toBe(3);
  });
  test("of which the oldest is outside the period are told by the one inside", async () => {
    expect(ids(await digestOf([reprint, ...corpus], { since: "2025-06-10" }))).toEqual(["copy"]);
  });
  test("of an article told before are told, even when that one is outside the period", async () => {
    const digest = await digestOf([reprint, ...corpus], { since: "2025-06-10", exclude: new Set(["shanghai"]) });
    expect(digest).toMatchObject({ items: [], receipt: { read: 1, matched: 1, toldBefore: 1 } });
  });
  test("are quoted from the one that search found", async () => {
    expect(quotes(await digestOf([reprint, ...corpus], { topic: "t" }, ["copy#1"]))).toEqual([
      ["张景安建议加强政策支持。"],
    ]);
  });
});

test("no more than asked for, but the receipt counts them all", async () => {
  const digest = await digestOf(corpus, {}, undefined, 2);
  expect(ids(digest)).toEqual(["shanghai", "tianjin"]);
  expect(digest.receipt).toEqual({ read: 3, matched: 3, toldBefore: 0 });
});

describe("quotes", () => {
  test("a second that does not fit gives way to the next best that does", async () => {
    const long = makeArticle(
      "long",
      `6月8日,大会举行,${"与会者发言,".repeat(30)}结束。${"与会者发言,".repeat(30)}完毕。会议的最后一项是闭幕。`,
    );
    const [found] = quotes(await digestOf([long], {}));
    expect(found).toHaveLength(2);
    expect(found!.at(-1)).toBe("会议的最后一项是闭幕。");
  });
  test("a single sentence that is too long is cut after a clause", async () => {
    const [[cut] = []] = quotes(
      await digestOf([makeArticle("a", `6月8日,大会举行,${"来自各地的代表发言,".repeat(40)}结束。`)], {}),
    );
    expect(cut!.length).toBeLessThanOrEqual(250);
    expect(cut).toMatch(/代表发言$/u);
  });
  test("one without clauses is cut between characters", async () => {
    const [[cut] = []] = quotes(await digestOf([makeArticle("a", `a${"𠮷".repeat(300)}`)], {}));
    expect(cut).toBe(`a${"𠮷".repeat(124)}`);
  });

  const sentence = fc
    .tuple(
      fc.constantFrom("张景安", "会议于6月8日", "The forum ", "專家", "😀"),
      fc.nat(160),
      fc.constantFrom("。", "!", ". ", "\n"),
    )
    .map(([head, n, stop]) => head + "讨论,".repeat(n) + stop);
  const text = fc.array(sentence, { maxLength: 6 }).map((all) => all.join(""));
  test("are verbatim, at most 250 characters an article, inside one sentence, numbered in order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 4 }), fc.boolean(), async (texts, topical) => {
        const articles = texts.map((each, i) => makeArticle(`a${i}`, each));
        const picks = topical ? articles.flatMap((a) => sentencesIn(a).map((s) => s.id)).reverse() : undefined;
        const digest = await digestOf(articles, topical ? { topic: "t" } : {}, picks);
        const byId = new Map(articles.map((a) => [a.id, a]));
        for (const { citations } of digest.items) {
          expect(citations.reduce((sum, c) => sum + c.quote.length, 0)).toBeLessThanOrEqual(250);
          for (const c of citations) {
            const article = byId.get(c.articleId)!;
            expect(c.quote).toBe(article.text.slice(c.start, c.end));
            expect(c.quote).not.toBe("");
            const home = sentencesIn(article).find((s) => s.id === c.sentenceId)!;
            expect(c.start === home.start && c.end <= home.end).toBe(true);
          }
        }
        const markers = digest.items.flatMap((item) => item.citations.map((c) => c.marker));
        expect(markers).toEqual(markers.map((_, i) => i + 1));
      }),
      { numRuns: 60 },
    );
  });
});
