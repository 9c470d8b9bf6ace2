import { describe, expect, test } from "vitest";
import { plainLines } from "../../../src/ingest/extract/read-plain.ts";

const textsOf = (source: string): readonly string[] => plainLines(source).map(({ text }) => text);

describe("plainLines", () => {
  test("joins Chinese lines that somebody wrapped by hand", () => {
    const paragraph =
      "青石镇第二届渡轮节于五月八日在镇码头举行，来自六个村的三百多名村民观看了首航，渡轮节由镇交通所主办，主题为让船回来。";
    const lines = [paragraph.slice(0, 25), paragraph.slice(25, 50), paragraph.slice(50)];
    expect(textsOf(`渡轮节开幕\n\n${lines.join("\n")}\n\n　　${lines.join("\n")}`)).toEqual([
      "渡轮节开幕",
      paragraph,
      paragraph,
    ]);
  });

  test("joins English lines by a space, whatever the next one begins with", () => {
    const lines = [
      "The ferry returned to Qingshi on Monday after a pause of ten years, and Mayor",
      "Zhang Jingan cut the ribbon in front of the old pier in the east of the town,",
      "where it began.",
    ];
    expect(textsOf(lines.join("\n"))).toEqual([lines.join(" ")]);
  });

  test("leaves paragraphs, lists and verses apart", () => {
    for (const lines of [
      [
        "水库今天开始放水，下游的农民可以灌溉土地了，他们都很高兴。",
        "渡轮今天恢复通航，首班船载客四十人，于清晨六点准时离岸。",
      ],
      [
        "- 东码头先开工，占地三十亩，年底以前完成，投资五千万元",
        "- 西码头后开工，占地二十亩，明年以前完成，投资三千万元",
        "- 南码头",
      ],
      ["船来了", "水清了", "人笑了"],
    ])
      expect(textsOf(lines.join("\n"))).toEqual(lines);
  });

  test("a text of any number of lines is read", () => {
    expect(plainLines("---\n".repeat(200_000))).toHaveLength(200_000);
  });
});
