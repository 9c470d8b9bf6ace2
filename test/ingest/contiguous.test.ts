import { load } from "cheerio";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { IngestedArticle } from "../../src/domain/article.ts";
import { articleFromPage, cleanPage } from "../../src/ingest/extract/build-article.ts";
import { textBelow } from "../../src/ingest/extract/html/walk-nodes.ts";
import { readPage } from "../../src/ingest/extract/read-page.ts";
import { fold } from "../../src/language/fold.ts";
import { sentencesOf } from "./files.ts";

/** Script folding and white space apart. */
const bare = (text: string): string => fold(text).replace(/\s+/gu, "");
const articleOf = async (name: string, source: string): Promise<IngestedArticle | null> => {
  const page = await readPage(name, Buffer.from(source)).catch(() => null);
  return page === null ? null : articleFromPage(cleanPage(page), "a", "h");
};

const words = fc.constantFrom(
  "水库放水",
  "张景安说",
  "成都",
  "首批",
  "The ferry",
  "returned",
  "3.5",
  "《渡轮！》",
  "责任编辑：张景安",
  "版权所有",
  "相关阅读",
  "时间：",
  "扫码关注",
  "图",
  "（完）",
  "来源：青石网",
  "供图",
);
const marks = fc.constantFrom("。", "，", "！", "”", "“", ". ", " ", "：", "？", "", "\n");
const sentence = fc.array(fc.tuple(words, marks), { minLength: 1, maxLength: 6 }).map((parts) => parts.flat().join(""));
const inline = fc
  .tuple(fc.constantFrom("b", "a", "span", "em", "i"), words)
  .map(([tag, text]) => `<${tag}>${text}</${tag}>`);
const block = fc
  .tuple(
    fc.constantFrom("p", "div", "li", "h2", "td", "blockquote"),
    fc.array(fc.oneof(sentence, inline, fc.constant("<br>")), { minLength: 1, maxLength: 5 }),
  )
  .map(([tag, inner]) => `<${tag}>${inner.join("")}</${tag}>`);
const boxed = fc.tuple(
  fc.constantFrom("div class=nav", "div class=share", "article", "section", "ul", "table"),
  fc.array(block, { maxLength: 6 }),
);
const page = fc
  .array(boxed, { maxLength: 5 })
  .map(
    (boxes) =>
      `<title>青石渡轮恢复通航了</title>${boxes.map(([tag, inner]) => `<${tag}>${inner.join("")}</${tag.split(" ")[0]}>`).join("")}`,
  );

test("every sentence of a web page is a piece of what the page shows", async () => {
  await fc.assert(
    fc.asyncProperty(page, async (html) => {
      const article = await articleOf("a.html", html);
      if (article === null) return;
      const source = bare(textBelow(load(html)("body")[0]!));
      expect(sentencesOf(article).filter((each) => !source.includes(bare(each)))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("every sentence of a text is a piece of it, and none goes over what was taken away", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sentence, { maxLength: 30 }), fc.constantFrom("a.txt", "a.md"), async (lines, name) => {
      const source = lines.join("\n");
      const article = await articleOf(name, source);
      if (article === null) return;
      expect(sentencesOf(article).filter((each) => !bare(source).includes(bare(each)))).toEqual([]);
      for (const { text } of article.removed.filter(({ reason }) => reason !== "hidden"))
        expect(bare(source)).toContain(bare(text));
    }),
    { numRuns: 500 },
  );
});
