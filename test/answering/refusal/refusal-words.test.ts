import { describe, expect, test } from "vitest";
import { asWritten } from "../../../src/answering/refusal/as-written.ts";
import { type RefusalFacts, refusalWords } from "../../../src/answering/refusal/refusal-words.ts";

const facts: RefusalFacts = {
  reason: "year",
  missing: ["2022"],
  known: ["Zhang Jing'an"],
  nearest: "2025-06-08, 上海",
};
const NEAR = " The nearest thing it holds is of 2025-06-08, 上海.";

describe("a refusal says what is missing and what is near", () => {
  test.each<[Parameters<typeof refusalWords>[0], Partial<RefusalFacts>, string]>([
    ["en", {}, "Zhang Jing'an is in an article of 2025-06-08, 上海; nothing here has this in 2022."],
    ["en", { known: [] }, `The corpus does not say: what comes nearest to it is not of 2022.${NEAR}`],
    [
      "en",
      { reason: "name", known: ["Hou Yan", "Zhang Jing'an"], missing: ["Mars"] },
      "Hou Yan and Zhang Jing'an are in an article of 2025-06-08, 上海; nothing here has Mars in this.",
    ],
    [
      "en",
      { reason: "name", known: [], missing: ["杜占元"], nearest: null },
      "The corpus does not say: nothing it holds about this names 杜占元.",
    ],
    ["en", { reason: "thin", known: [], missing: ["tea"] }, `The corpus does not say: it holds nothing on tea.${NEAR}`],
    [
      "en",
      { reason: "kind", known: [], missing: [], wanted: "date" },
      `The corpus speaks of this, but does not say when.${NEAR}`,
    ],
    ["zh-Hans", { known: ["张景安"] }, "张景安见于2025-06-08, 上海的文章;这里没有2022年的相关内容。"],
    [
      "zh-Hans",
      { reason: "kind", known: [], missing: [], wanted: "person", nearest: null },
      "语料库谈到了这件事,但没有说明是谁。",
    ],
    [
      "zh-Hant",
      { reason: "thin", known: [], missing: ["天氣"], nearest: null },
      "語料庫沒有說明:其中沒有關於天氣的內容。",
    ],
    [
      "zh-Hant",
      { reason: "thin", known: ["張景安"], missing: ["吃"] },
      "張景安見於2025-06-08, 上海的文章;這裡沒有說到:吃。",
    ],
  ])("%s: %#", (language, given, expected) => {
    expect(refusalWords(language, { ...facts, ...given })).toBe(expected);
  });

  test.each(["year", "name", "thin", "kind"] as const)("%s is one sentence or two, with or without facts", (reason) => {
    for (const language of ["en", "zh-Hans", "zh-Hant"] as const)
      for (const known of [[], ["张景安"], ["张景安", "洪晓武", "梁栋科"]])
        for (const nearest of [null, "2025-06-08"])
          for (const missing of [[], ["天气"]])
            for (const wanted of [null, "place"] as const)
              expect(refusalWords(language, { reason, known, nearest, missing, wanted })).toMatch(/[^{}]+[.。]$/u);
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
