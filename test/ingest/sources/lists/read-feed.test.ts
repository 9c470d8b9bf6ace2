import { describe, expect, test } from "vitest";
import { readFeed } from "../../../../src/ingest/sources/lists/read-feed.ts";

const AT = "https://news.example.org/feed";

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
  <title>津门&amp;新闻</title><link>https://news.example.org/</link>
  <item><title><![CDATA[大会<b>开幕</b>]]></title><link>/1?utm_source=rss</link><pubDate>Sun, 08 Jun 2025 23:30:00 +0800</pubDate>
    <content:encoded><![CDATA[<p>第九届大会在天津开幕。</p>]]></content:encoded></item>
  <item><title>二</title><guid>https://news.example.org/2</guid><pubDate>Mon, 09 Jun 2025 08:00:00 +0800</pubDate></item>
  <item><title>三</title><guid isPermaLink="false">77</guid><content:encoded>只有正文。</content:encoded></item>
  <item><title>空</title></item>
  <item><title>重复</title><link>https://news.example.org/1</link></item>
</channel></rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Tianjin</title>
  <entry><title type="html">A &amp;amp; B</title><link rel="self" href="/self"/><link href="https://news.example.org/a"/>
    <id>tag:a</id><published>2025-06-08T23:30:00+08:00</published><updated>2025-06-10T00:00:00Z</updated>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Held in <b>Tianjin</b>.</p></div></content></entry></feed>`;

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="x"><title>早报</title></channel>
  <item rdf:about="https://news.example.org/r"><title>旧式</title><link>https://news.example.org/r</link><dc:date>2025-06-09T01:00:00+08:00</dc:date></item></rdf:RDF>`;

const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "J",
  items: [
    { id: "1", url: "https://news.example.org/j", title: "有址", date_published: "2025-06-09T00:00:00Z" },
    { id: "2", title: "无址", content_text: "a < b\n\n第二段" },
  ],
});

test("RSS: links made whole, days as they are written, newest first, each once", () => {
  const { articles } = readFeed(RSS, AT);
  expect(articles.map(({ address, linked, facts }) => ({ address, linked, ...facts }))).toEqual([
    {
      address: "https://news.example.org/2",
      linked: true,
      title: "二",
      published: "2025-06-09",
      publisher: "津门&新闻",
    },
    {
      address: "https://news.example.org/1",
      linked: true,
      title: "大会开幕",
      published: "2025-06-08",
      publisher: "津门&新闻",
    },
    {
      address: expect.stringMatching(/^https:\/\/news\.example\.org\/feed#[0-9a-f]{16}$/u),
      linked: false,
      title: "三",
      publisher: "津门&新闻",
    },
  ]);
  expect(articles[1]!.content).toContain("第九届大会在天津开幕。");
});

test("Atom: the page and not the feed, its content as HTML", () => {
  const [article] = readFeed(ATOM, AT).articles;
  expect(article).toMatchObject({ address: "https://news.example.org/a", facts: { published: "2025-06-08" } });
  expect(article!.content).toContain("<b>Tianjin</b>");
});

test("RDF and JSON", () => {
  expect(readFeed(RDF, AT).articles).toMatchObject([
    { address: "https://news.example.org/r", facts: { title: "旧式", published: "2025-06-09", publisher: "早报" } },
  ]);
  const [linked, own] = readFeed(JSON_FEED, AT).articles;
  expect(linked).toMatchObject({ address: "https://news.example.org/j", linked: true });
  expect(own).toMatchObject({ linked: false, content: "<p>a &lt; b</p>\n<p>第二段</p>" });
});

describe("the version of an article", () => {
  const version = (feed: string): string => readFeed(feed, AT).articles[0]!.version;

  test("is the same as long as the article is", () => {
    expect(version(ATOM)).toBe(version(ATOM.replace("<title>Tianjin", "<title>Tianjin News")));
  });

  test.each(["Held in", "2025-06-10", "A &amp;amp; B"])("is another when %s changes", (part) => {
    expect(version(ATOM)).not.toBe(version(ATOM.replace(part, part.replace(/[HA1]/u, "2"))));
  });
});

test.each([
  ["a web page", "<!doctype html><html><body>x</body></html>", "is no feed but a web page"],
  ["something else", "天津", "is no feed but something else"],
  ["a broken one", '<rss version="2.0"><channel', "feed"],
])("%s is refused with a sentence", (_, text, why) => expect(() => readFeed(text, AT)).toThrow(why));
