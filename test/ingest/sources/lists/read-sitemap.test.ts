import { expect, test } from "vitest";
import { readSitemap } from "../../../../src/ingest/sources/lists/read-sitemap.ts";

const AT = "https://news.example.org/sitemap.xml";

test("pages, the newest first, with what a news sitemap says of them", () => {
  const { articles, lists } = readSitemap(
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
      <url><loc> https://news.example.org/1 </loc><lastmod>2025-06-08</lastmod></url>
      <url><loc>https://news.example.org/2?a=1&amp;b=2</loc><lastmod>2025-06-09</lastmod>
        <news:news><news:publication><news:name>津门新闻</news:name></news:publication>
        <news:publication_date>2025-06-09T08:00:00+08:00</news:publication_date><news:title>大会开幕</news:title></news:news></url>
      <url><loc>javascript:x</loc></url><url/></urlset>`,
    AT,
  );
  expect(lists).toEqual([]);
  expect(articles).toEqual([
    {
      address: "https://news.example.org/2?a=1&b=2",
      linked: true,
      facts: { title: "大会开幕", published: "2025-06-09", publisher: "津门新闻" },
      version: "2025-06-09",
    },
    { address: "https://news.example.org/1", linked: true, facts: {}, version: "2025-06-08" },
  ]);
});

test("further sitemaps", () => {
  const index = `<sitemapindex><sitemap><loc>/a.xml</loc></sitemap><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>`;
  expect(readSitemap(index, AT)).toEqual({ articles: [], lists: ["https://news.example.org/a.xml"] });
});

test("plain addresses, a line each", () => {
  const { articles } = readSitemap("https://news.example.org/1\r\nhttps://news.example.org/2\r\n", AT);
  expect(articles.map(({ address }) => address)).toEqual(["https://news.example.org/1", "https://news.example.org/2"]);
});

test("what is none is refused", () => {
  expect(() => readSitemap("<html><body></body></html>", AT)).toThrow("is no sitemap");
  expect(() => readSitemap("", AT)).toThrow("is no sitemap");
});
