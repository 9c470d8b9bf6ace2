import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { glossFor } from "../../../src/answering/evidence/english-gloss.ts";
import { glossLine } from "../../../src/answering/evidence/gloss-line.ts";
import type { Article } from "../../../src/domain/article.ts";
import { readArticles } from "../../../src/ingest/sources/read-articles.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";

const folder = fileURLToPath(new URL("../../../corpus", import.meta.url));
const articles: Article[] = [];

beforeAll(async () => {
  for await (const read of readArticles([folder])) if (read.kind === "article") articles.push(read.ingested.article);
});

function articleOf(word: string): Article {
  return articles.find(({ title }) => title.includes(word))!;
}

describe("a gloss", () => {
  test("gives title, people with their role, bodies and values of that very sentence", () => {
    const article = articleOf("数智医疗产教融合");
    const gloss = glossFor(article, "2025年6月8日，中国医学装备协会理事长侯岩致辞，400余人到会。", "en");
    expect(gloss).toEqual({
      titleEn: article.titleEn,
      people: [{ name: "侯岩", romanised: "Hou Yan", role: "chairman of China Association of Medical Equipment" }],
      organisations: [{ name: "中国医学装备协会", english: "China Association of Medical Equipment" }],
      values: [
        { written: "2025年6月8日", english: "8 June 2025" },
        { written: "400余人", english: "more than 400 people" },
      ],
    });
  });

  test("takes the longest name of a place, and no number out of a name", () => {
    const article = articleOf("揭榜挂帅");
    const gloss = glossFor(article, "上海市第七人民医院已有7个项目。", "en");
    expect(gloss?.organisations).toEqual([
      { name: "上海市第七人民医院", english: "Shanghai Seventh People's Hospital" },
    ]);
    expect(gloss?.values).toEqual([]);
  });

  test("finds a name in the other script", () => {
    expect(glossFor(articleOf("絲路"), "西安交通大学吕毅教授主持。", "en")?.people).toMatchObject([
      { name: "呂毅", romanised: "Lü Yi" },
    ]);
  });

  test("with a lexicon romanises people whom only the text names", () => {
    const bare: Article = { ...articleOf("揭榜挂帅"), people: [], aliases: [] };
    expect(glossFor(bare, "院长禹宝庆说,前景很好。", "en")?.people).toEqual([]);
    expect(glossFor(bare, "院长禹宝庆说,前景很好。", "en", createLexicon())?.people).toEqual([
      { name: "禹宝庆", romanised: "Yu Baoqing", role: "president" },
    ]);
  });

  test("is not for readers of Chinese, nor beside English", () => {
    const [article] = articles;
    expect(glossFor(article!, "共有400人。", "zh-Hans")).toBeNull();
    expect(glossFor(article!, "共有400人。", "zh-Hant")).toBeNull();
    expect(glossFor(article!, "The forum was held in Shanghai.", "en")).toBeNull();
  });
});

describe("a gloss in one line", () => {
  test("says that the quote is Chinese even where nothing else is known", () => {
    expect(glossLine({ titleEn: null, people: [], organisations: [], values: [] })).toBe("In Chinese");
  });

  test("does not repeat a body that a role names", () => {
    const line = glossLine({
      titleEn: null,
      people: [{ name: "侯岩", romanised: "Hou Yan", role: "chairman of China Association of Medical Equipment" }],
      organisations: [
        { name: "中国医学装备协会", english: "China Association of Medical Equipment" },
        { name: "天津大学", english: "Tianjin University" },
      ],
      values: [{ written: "8.3万人", english: "83,000 people" }],
    });
    expect(line).toBe(
      "In Chinese: Hou Yan 侯岩, chairman of China Association of Medical Equipment · Tianjin University 天津大学 · 83,000 people 8.3万人",
    );
  });
});
