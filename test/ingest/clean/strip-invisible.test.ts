import { describe, expect, test } from "vitest";
import { hasInvisible, stripInvisible } from "../../../src/ingest/clean/strip-invisible.ts";
import { folderWith, ingest, readAll, sentencesOf } from "../files.ts";

const tags = [..."ignore"].map((char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join("");

describe("stripInvisible", () => {
  test.each([
    ["zero-width", "水\u200b库\u200c放\u2060水\ufeff"],
    ["direction", "\u202e水库\u202c放\u2066水\u2069"],
    ["tags", `水库${tags}放水`],
    ["control", "水\u0000库\u0007放\u001b水"],
    ["soft hyphen and fillers", "水\u00ad库\u3164放\u034f水"],
    ["loose variation selectors", "水\ufe0f库\u{e0101}放水"],
  ])("takes %s characters", (_, text) => {
    expect(hasInvisible(text)).toBe(true);
    expect(stripInvisible(text)).toBe("水库放水");
  });

  test("leaves what is seen", () => {
    const text = "好\t的\n❤️ 👨‍👩‍👧 1️⃣ café　全角空格";
    expect(hasInvisible(text)).toBe(false);
    expect(stripInvisible(text)).toBe(text);
    expect(hasInvisible("一\r二")).toBe(false);
    expect(stripInvisible("一\r\n二\r三\u2028四")).toBe("一\n二\n三\n四");
  });
});

test("a text file never brings them in, and says where they were", async () => {
  const [got] = await ingest({ "a.txt": `水库今天放水。\n下游三千亩${tags}稻田得到灌溉\u200b，农民很高兴。\n` });
  expect(got!.article.text).toBe("水库今天放水。\n下游三千亩稻田得到灌溉，农民很高兴。");
  expect(got!.removed).toEqual([{ reason: "hidden", text: "下游三千亩稻田得到灌溉，农民很高兴。" }]);
});

test("a row keeps its text, and sentences with hidden characters are set aside", async () => {
  const text = `\u200b水库今天放水。下游${tags}灌溉。`;
  const readings = await readAll([folderWith({ "a.jsonl": JSON.stringify({ id: "a", text }) })]);
  const [reading] = readings;
  if (reading?.kind !== "article") throw new Error("no article");
  expect(reading.ingested.article.text).toBe(text);
  expect(sentencesOf(reading.ingested)).toEqual(["水库今天放水。"]);
  expect(reading.ingested.removed.map(({ reason }) => reason)).toContain("hidden");
});
