import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { prunePage } from "../../../../src/ingest/extract/html/prune-page.ts";

const seen = "水库今天开始放水，下游三千亩稻田得到灌溉，农民都很高兴。".repeat(4);

describe("prunePage", () => {
  test.each([
    '<p style="display:none">暗</p>',
    '<p style="DISPLAY : NONE !important">暗</p>',
    "<p hidden>暗</p>",
    "<style>.x{color:red}.x{display:none}</style><p class=x>暗</p>",
    '<style>@media screen{#y p{visibility:hidden}}</style><div id="y"><p>暗</p></div>',
    "<del>暗</del><s>暗</s><strike>暗</strike>",
    '<span style="text-decoration: line-through">暗</span>',
    "<rt>暗</rt><rp>暗</rp>",
    '<div style="background:#036"><p style="color:#003366">暗</p></div>',
    `<div id="more" style="display:none">${"暗".repeat(30)}</div>`,
    '<div style="visibility:hidden"><p>暗</p></div>',
    '<span style="color:#fff">暗</span>',
    '<span style="color: white; background: #FFFFFF">暗</span>',
    '<span style="color:#123456;background-color:#123456">暗</span>',
    '<span style="font-size:0">暗</span>',
    '<span style="opacity:0">暗</span>',
    '<div style="position:absolute;left:-9999px">暗</div>',
    '<div style="text-indent:-999em">暗</div>',
    '<div style="height:0;overflow:hidden">暗</div>',
    '<font color="#FFFFFF">暗</font>',
    "<!-- 暗 -->",
    "<template>暗</template>",
    "<noscript>暗</noscript>",
    "<script>暗</script>",
    "<textarea>暗</textarea>",
  ])("%s is not seen", (html) => {
    const $ = load(`<body><p>${seen}</p>${html}</body>`);
    prunePage($);
    expect($("body").text()).toBe(seen);
  });

  test.each([
    '<p aria-hidden="true">亮</p>',
    '<div style="background:#036"><h2 style="color:#fff">亮</h2></div>',
    '<style>.hero{background-image:url(a.png)}</style><div class="hero"><p style="color:white">亮</p></div>',
    '<style>.ground{background:navy}</style><div class="ground"><p style="color:white">亮</p></div>',
    "<style>@media print{p{display:none}}</style><p>亮</p>",
    "<style>.x{display:none}.x{display:block}</style><p class=x>亮</p>",
    '<iframe srcdoc="<p>亮</p>"></iframe>',
    "<details><summary>亮</summary></details>",
  ])("%s is seen", (html) => {
    const $ = load(`<body><p>${seen}</p>${html}</body>`);
    prunePage($);
    expect($("body").text()).toBe(`${seen}亮`);
  });

  test("what a script shows is seen: most of the text, and what a button unfolds", () => {
    for (const style of ["opacity:0", "visibility:hidden", "display:none"]) {
      const $ = load(`<div style="${style}"><p>${seen}</p></div><p>尾</p>`);
      expect(prunePage($)).toEqual([]);
    }
    const spam = `<div style="display:none"><p>${seen.repeat(3)}</p></div>`;
    expect(prunePage(load(`<p>${seen}${seen}</p>${spam}`))).toHaveLength(1);
    const shell = `<style>.a{display:none}</style>${`<div class="a">${seen}</div>`.repeat(5)}<p>尾</p>`;
    expect(prunePage(load(shell))).toEqual([]);
    const $ = load(`<p>${seen}</p><div id="more" style="display:none">${seen.slice(0, 30)}</div><a>展开全文</a>`);
    expect(prunePage($)).toEqual([]);
  });

  test("raised and lowered figures keep their meaning, note marks go", () => {
    const $ = load(
      "<p>节水18%<sup>[1]</sup>，10<sup>3</sup>升，H<sub>2</sub>O，面积5km<sup>2</sup>，见注<sup><a>2</a></sup>。</p>",
    );
    prunePage($);
    expect($("p").text()).toBe("节水18%，10³升，H₂O，面积5km²，见注。");
  });

  test.each([
    "color:#333",
    "color:#fff;background:#c00",
    "opacity:0.9",
    "opacity:1",
    "font-size:0.9em",
    "line-height:0",
    "max-width:100%",
    "min-height:0",
    "border:0",
    "text-indent:-2em",
  ])("%s is seen", (style) => {
    expect(prunePage(load(`<p>${seen}</p><p style="${style}">亮</p>`))).toEqual([]);
  });

  test("reports the hidden texts", () => {
    expect(prunePage(load('<p style="display:none">暗 处</p>'))).toEqual([
      { reason: "hidden", rule: "hidden", text: "暗 处" },
    ]);
  });

  test("WeChat's article, hidden until its script runs, is seen", () => {
    const $ = load('<div id="js_content" style="visibility: hidden; opacity: 0;">明</div>');
    prunePage($);
    expect($("body").text()).toBe("明");
  });
});
