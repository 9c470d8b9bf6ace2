import { describe, expect, test } from "vitest";
import { cleanLines } from "../../../src/ingest/clean/clean-lines.ts";
import { textLine } from "../../../src/ingest/extract/page.ts";

const first = "青石镇图书馆昨天开始夜间开放，每晚开到十点半，吸引了许多下班以后才有空的读者，当天共接待四百多人。";
const second = "馆方说，自习座位增加到二百六十个，还为老人和孩子划出专用的区域，下一步要把流动书车开到六个村。";
const clean = (texts: readonly string[], title = "图书馆夜间开放"): readonly string[] =>
  cleanLines(
    texts.map((text) => textLine(text)),
    title,
  ).kept.map(({ text }) => text);

describe("cleanLines", () => {
  test("captions between paragraphs go", () => {
    expect(clean([first, "image.png", "夜间阅览室一角", "馆长致欢迎辞", second])).toEqual([first, second]);
  });

  test("short lines of a list or a poem stay", () => {
    const list = ["票价表", "成人票 一百元", "学生票 五十元", "老人票 免费"];
    expect(clean(list)).toEqual(list);
  });

  test("what follows a heading of related news goes, whatever it looks like", () => {
    expect(clean([first, second, "相关阅读", first.replace("青石", "白石"), second])).toEqual([first, second]);
  });

  test("such a heading before the article takes only itself", () => {
    expect(clean(["最新评论", first, second])).toEqual([first, second]);
  });

  test("the title repeated goes, alone or with the site's name", () => {
    const title = "青石镇图书馆夜间开放";
    expect(clean([title, `${title} - 青石新闻网`, first, "《青石镇图书馆》夜间开放！", second], title)).toEqual([
      first,
      second,
    ]);
  });

  test("linked lines go", () => {
    const { kept, removed } = cleanLines([textLine(first), { ...textLine("河道清淤工程完工了！"), linked: 10 }], "");
    expect(kept.map(({ text }) => text)).toEqual([first]);
    expect(removed).toEqual([{ reason: "related", text: "河道清淤工程完工了！" }]);
  });

  test("reports every line it takes, with its reason", () => {
    const lines = ["首页 > 新闻", first, "夜间阅览室一角", second, "责任编辑：", "相关文章", "别的新闻"].map((text) =>
      textLine(text),
    );
    const { kept, removed } = cleanLines(lines, "");
    expect([...kept.map(({ text }) => text), ...removed.map(({ text }) => text)].sort()).toEqual(
      lines.map(({ text }) => text).sort(),
    );
    expect(removed.map(({ reason }) => reason).sort()).toEqual([
      "caption",
      "editor",
      "navigation",
      "related",
      "related",
    ]);
  });
});
