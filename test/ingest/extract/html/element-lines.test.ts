import { load } from "cheerio";
import { expect, test } from "vitest";
import { elementLines } from "../../../../src/ingest/extract/html/element-lines.ts";
import type { Element } from "../../../../src/ingest/extract/html/nodes.ts";

const lines = (html: string) => elementLines(load(html)("body")[0] as Element);
const texts = (html: string): readonly string[] => lines(html).map(({ text }) => text);

test("blocks and breaks end lines, inline elements do not, white space collapses", () => {
  expect(texts("<p>一<b>二</b>\n  三<br>四</p>五<div>六<p>七</p>八</div>")).toEqual([
    "一二 三",
    "四",
    "五",
    "六",
    "七",
    "八",
  ]);
  expect(texts("<p>　　水库&nbsp;&nbsp;放水　</p>")).toEqual(["水库 放水"]);
});

test("cells of a row stand beside each other", () => {
  expect(texts("<table><tr><td>票价</td><td>一百元</td></tr><tr><td><p>整段</p></td></tr></table>")).toEqual([
    "票价 一百元",
    "整段",
  ]);
});

test("counts what is linked and says what a line is", () => {
  const got = lines(
    '<h2>标题</h2><p>水库<a href="#">今天</a>放水。</p><p><strong>小标题</strong></p><figure><img><figcaption>说明</figcaption></figure><p><img></p><p>河边一景</p><p>正文。</p>',
  );
  expect(got.map(({ text, kind, linked }) => [text, kind, linked])).toEqual([
    ["标题", "heading", 0],
    ["水库今天放水。", "text", 2],
    ["小标题", "heading", 0],
    ["说明", "caption", 0],
    ["河边一景", "caption", 0],
    ["正文。", "text", 0],
  ]);
});
