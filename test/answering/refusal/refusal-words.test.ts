import { describe, expect, test } from "vitest";
import { asWritten } from "../../../src/answering/refusal/as-written.ts";
import { type RefusalFacts, refusalWords } from "../../../src/answering/refusal/refusal-words.ts";

const facts: RefusalFacts = {
  reason: "year",
  missing: ["2022"],
  known: ["Zhang Jing'an"],
  nearest: "2025-06-08, 上海",
};

describe("a refusal says what is missing and what is near", () => {
  test.each([
    ["en", facts, "Zhang Jing'an is in an article of 2025-06-08, 上海; nothing here has this in 2022."],
    [
      "en",
      { ...facts, known: [] },
      "The corpus does not say: nothing in it has this in 2022. The nearest thing it holds is of 2025-06-08, 上海.",
    ],
    [
      "en",
      { ...facts, reason: "name", known: [], missing: ["杜占元"], nearest: null },
      "The corpus does not say: nothing it holds about this names 杜占元.",
    ],
    ["zh-Hans", { ...facts, known: ["张景安"] }, "张景安见于2025-06-08, 上海的文章;这里没有2022年的相关内容。"],
    ["zh-Hant", { ...facts, reason: "thin", known: [], missing: ["天氣"] }, "語料庫沒有說明:其中沒有關於天氣的內容。"],
    [
      "zh-Hant",
      { ...facts, reason: "thin", known: ["張景安"], missing: ["吃"] },
      "張景安見於2025-06-08, 上海的文章;這裡沒有說到:吃。",
    ],
  ] as const)("%s: %#", (language, of, expected) => {
    expect(refusalWords(language, of)).toBe(expected);
  });

  test.each(["year", "name", "thin"] as const)("%s is one sentence or two, with or without facts", (reason) => {
    for (const language of ["en", "zh-Hans", "zh-Hant"] as const)
      for (const known of [[], ["张景安"], ["张景安", "洪晓武", "梁栋科"]])
        for (const nearest of [null, "2025-06-08"])
          for (const missing of [[], ["天气"]])
            expect(refusalWords(language, { ...facts, reason, known, nearest, missing })).toMatch(/[.。]$/u);
  });
});

test("the asker's own characters are shown, each thing once", () => {
  expect(asWritten("張景安說了什麼?", ["张景安", "张景安"])).toEqual(["張景安"]);
  expect(asWritten("What is the Share Price today?", ["share price", "price", "share", "today"])).toEqual([
    "Share Price",
    "today",
  ]);
  expect(asWritten("2022年?", ["d:2022", "n:2022"])).toEqual(["2022"]);
});
