import { describe, expect, test } from "vitest";
import { findTitle, repeatsTitle, titleFromText } from "../../../src/ingest/extract/find-title.ts";
import { textLine } from "../../../src/ingest/extract/page.ts";

const titleOf = (...texts: readonly string[]): string | undefined =>
  findTitle(texts.map((text) => textLine(text)))?.title;

describe("findTitle", () => {
  test("is the first line that reads like one", () => {
    expect(titleOf("X", "您的位置：首页 > 新闻", "水库今年首次放水", "水库昨天放水。")).toBe("水库今年首次放水");
    expect(titleOf("原標題：水庫今年首次放水", "水庫昨天放水。")).toBe("水庫今年首次放水");
  });
  test("may be glued before the dateline", () => {
    expect(
      titleOf(
        "水库：今年首次向下游放水新华社上海3月24日电 水库昨天放水，下游三千亩稻田得到灌溉，预计持续八天，水量充足，足够今年春耕使用，农民都很高兴。",
      ),
    ).toBe("水库：今年首次向下游放水");
  });
  test("is missing when the text begins at once", () => {
    expect(titleOf("水库昨天放水，下游三千亩稻田得到灌溉。", "农民很高兴")).toBeUndefined();
    expect(titleFromText("水库昨天放水。农民很高兴。")).toBe("水库昨天放水");
    expect(titleFromText("水".repeat(60))).toHaveLength(39);
  });
});

test("repeatsTitle looks past marks, spaces and the site's name", () => {
  expect(repeatsTitle("水库 今年，首次放水！", "水库今年首次放水")).toBe(true);
  expect(repeatsTitle("水庫今年首次放水_青石新闻网", "水库今年首次放水")).toBe(true);
  expect(repeatsTitle("水库今年首次放水，农民很高兴。", "水库今年首次放水")).toBe(false);
  expect(repeatsTitle("", "")).toBe(false);
});
