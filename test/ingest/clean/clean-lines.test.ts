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
  test("captions under pictures go, other short lines stay", () => {
    expect(clean([first, "image.png", "夜间阅览室一角", "自习座位", second])).toEqual([first, "自习座位", second]);
    const marked = { ...textLine("夜间阅览室一角"), kind: "caption" as const };
    const told = { ...textLine("馆长张景安说，夜间开放很受欢迎。"), kind: "caption" as const };
    expect(cleanLines([textLine(first), marked, told, textLine(second)], "").kept.map(({ text }) => text)).toEqual([
      first,
      told.text,
      second,
    ]);
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
    const linked = { ...textLine("河道清淤工程完工了！"), linked: 10 };
    const { kept, removed } = cleanLines([textLine(first), linked], "");
    expect(kept.map(({ text }) => text)).toEqual([first]);
    expect(removed).toEqual([{ reason: "related", rule: "linked", text: "河道清淤工程完工了！" }]);
    expect(cleanLines([textLine(first), linked, textLine(second)], "").removed).toEqual([]);
  });

  test("reports every line it takes, with its reason", () => {
    const lines = [
      "首页 > 新闻",
      first,
      "image.png",
      "夜间阅览室一角",
      second,
      "责任编辑：",
      "相关文章",
      "别的新闻",
    ].map((text) => textLine(text));
    const { kept, removed } = cleanLines(lines, "");
    expect([...kept.map(({ text }) => text), ...removed.map(({ text }) => text)].sort()).toEqual(
      lines.map(({ text }) => text).sort(),
    );
    expect(removed.map(({ reason }) => reason).sort()).toEqual([
      "caption",
      "caption",
      "editor",
      "navigation",
      "related",
      "related",
    ]);
  });

  test.each([
    [["记者：夜间开放到几点？", "馆长：到十点半。", "记者：座位够吗", "馆长：够。"]],
    [["时间：5月1日晚上七点", "地点：镇图书馆二楼", "主题：夜读"]],
    [["2021年3月5日 图书馆奠基", "2022年7月1日 主楼封顶", "2024年5月1日 夜间开放"]],
    [["成人票 一百元", "版权声明一共三条", "责任：馆长", "来源：镇统计所"]],
  ])("keeps %j between paragraphs", (lines) => {
    expect(clean([first, ...lines, second])).toEqual([first, ...lines, second]);
  });

  test.each([
    [["时间：5月1日晚上七点", "地点：镇图书馆二楼"]],
    [["2021年3月5日 图书馆奠基", "2022年7月1日 主楼封顶", "2024年5月1日 夜间开放"]],
    [["记者：谢谢您", "馆长：不客气", "记者：再见"]],
  ])("keeps %j at the end too, for its neighbours", (lines) => {
    expect(clean([first, second, ...lines])).toEqual([first, second, ...lines]);
  });

  test("a part of the article may be headed like a list of others", () => {
    const heading = { ...textLine("相关链接"), kind: "heading" as const };
    const { kept } = cleanLines([textLine(first), textLine(second), heading, textLine(first)], "");
    expect(kept).toHaveLength(4);
  });

  test("keep overrules by rule, reason or words", () => {
    const lines = [first, second, "责任编辑：张景安", "已有128人参与"].map((text) => textLine(text));
    for (const keep of ["credit", "editor", "责任编辑"])
      expect(cleanLines(lines, "", [keep]).kept.map(({ text }) => text)).toEqual([first, second, "责任编辑：张景安"]);
    expect(cleanLines(lines, "", ["all"]).kept).toEqual(lines);
  });
});
