import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { hides, prunePage } from "../../../../src/ingest/extract/html/prune-page.ts";

describe("prunePage", () => {
  test.each([
    '<p style="display:none">暗</p>',
    '<p style="DISPLAY : NONE !important">暗</p>',
    "<p hidden>暗</p>",
    '<p aria-hidden="true">暗</p>',
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
    const $ = load(`<body><p>明</p>${html}</body>`);
    prunePage($);
    expect($("body").text()).toBe("明");
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
    expect(hides(style)).toBe(false);
  });

  test("reports the hidden texts", () => {
    expect(prunePage(load('<p style="display:none">暗 处</p>'))).toEqual([{ reason: "hidden", text: "暗 处" }]);
  });

  test("WeChat's article, hidden until its script runs, is seen", () => {
    const $ = load('<div id="js_content" style="visibility: hidden; opacity: 0;">明</div>');
    prunePage($);
    expect($("body").text()).toBe("明");
  });
});
