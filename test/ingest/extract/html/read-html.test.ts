import { describe, expect, test } from "vitest";
import { readHtml } from "../../../../src/ingest/extract/html/read-html.ts";

const first = "青石镇图书馆昨天开始夜间开放，每晚开到十点半，吸引了许多下班以后才有空的读者。";
const second = "馆方说，自习座位增加到二百六十个，还为老人和孩子划出专用的区域。";
const body = `<p>${first}</p><p>${second}</p>`;
const textsOf = async (html: string): Promise<readonly string[]> =>
  (await readHtml(html)).lines.map(({ text }) => text);

describe("readHtml", () => {
  test.each([
    ["no frames", `<frameset><frame src=a><noframes><body>${body}</body></noframes></frameset>`],
    ["no scripts", `<div id=app></div><noscript>${body}</noscript>`],
    ["a field", `<textarea style="display:none">${body.replaceAll("<", "&lt;")}</textarea>`],
    [
      "JSON-LD",
      `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", articleBody: `${first}\n${second}` })}</script><div></div>`,
    ],
  ])("finds the text of a page that shows none, in %s", async (_, html) => {
    expect(await textsOf(html)).toEqual([first, second]);
  });

  test("leaves such texts alone when the page shows its own", async () => {
    expect(
      await textsOf(`<article>${body}</article><noscript><p>请打开脚本，否则看不到任何内容，谢谢合作。</p></noscript>`),
    ).toEqual([first, second]);
  });

  test("reads pages nested deeper than any stack, each line by itself", async () => {
    expect(await textsOf("<div>".repeat(3_000) + body + "</div>".repeat(3_000))).toEqual([first, second]);
  });

  test("reads English without commas, and leaves the invitation beside it", async () => {
    const lines = [
      "The ferry opened on Monday.",
      "It carries forty people across the river.",
      "A second boat will follow in May.",
    ];
    const html = `<article>${lines.map((line) => `<p>${line}</p>`).join("")}</article><div class="newsletter"><p>Sign up, read us daily, and never miss a word!</p></div>`;
    expect(await textsOf(html)).toEqual(lines);
  });

  test("takes its facts from what it tells programs", async () => {
    const data = {
      "@graph": [
        { "@type": "WebSite", name: "青石网" },
        {
          "@type": "NewsArticle",
          headline: "图书馆夜间开放了",
          datePublished: "2024-05-01T20:00:00+08:00",
          publisher: { name: "青石日报" },
        },
      ],
    };
    const { facts } = await readHtml(`<script type="application/ld+json">${JSON.stringify(data)}</script>${body}`);
    expect(facts).toMatchObject({ title: "图书馆夜间开放了", published: "2024-05-01", site: "青石日报" });
    const wechat = await readHtml(
      `<a id="js_name"> 青石号 </a><div id="js_content" style="visibility:hidden">${body}</div><script>var ct = "1714521600"; var msg_title = '图书馆夜间开放了';</script>`,
    );
    expect(wechat.facts).toMatchObject({ title: "图书馆夜间开放了", published: "2024-05-01", publisher: "青石号" });
  });

  test("reports what it leaves out, with where it stood", async () => {
    const { removed } = await readHtml(
      `<div class="nav"><p>首页</p></div><div class="text">${body}</div><div class="foot"><p>青石网，天天更新，欢迎来信。</p></div>`,
    );
    expect(removed.map(({ rule, text, before }) => [rule, text, before])).toEqual([
      ["aside", "首页", 0],
      ["aside", "青石网，天天更新，欢迎来信。", 2],
    ]);
  });
});
