import { expect, test } from "vitest";
import type { Article } from "../../src/domain/article.ts";
import { articlePage } from "../../src/web/article-page.ts";

const ARTICLE: Article = {
  id: "a",
  title: "大会",
  titleEn: "The conference",
  published: "2025-06-09",
  place: "上海",
  language: "zh-Hans",
  people: [{ name: "张景安", romanised: "Zhang Jing'an" }],
  aliases: [],
  text: "张景安出席。",
  hash: "0",
};

test("tells what is known of the article and who reprinted it", () => {
  const html = articlePage(ARTICLE, [], [{ ...ARTICLE, id: "b/<c>", publisher: "上海健康医学院" }]);
  for (const part of ["The conference", "<dd>上海</dd>", "张景安 Zhang Jing&#39;an"]) expect(html).toContain(part);
  expect(html).toContain('<dt>Same text</dt><dd><a href="/a/b%2F%3Cc%3E">上海健康医学院, 2025-06-09</a></dd>');
});

test("leaves out what is not known", () => {
  const { titleEn: _, place: __, ...rest } = ARTICLE;
  expect(articlePage({ ...rest, people: [] }, [], [])).not.toContain("<dl");
});
