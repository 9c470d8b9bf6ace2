import { describe, expect, test } from "vitest";
import { languageWished } from "../../../src/answering/intent/language-wished.ts";

describe("a wish for a language", () => {
  test.each([
    ["in English please", "en", ""],
    ["Can you say that in English?", "en", ""],
    ["用英文说", "en", ""],
    ["summarise it in Chinese", "zh-Hans", "summarise it"],
    ["用繁體回答", "zh-Hant", ""],
    ["what did Hou Yan say, in traditional Chinese", "zh-Hant", "what did Hou Yan say,"],
  ])("%s", (text, language, rest) => {
    expect(languageWished(text)).toEqual({ language, rest });
  });
});

test.each(["What did Hou Yan say?", "Who teaches English in Xi'an?", "谁会说英文?", "中文系有多少人"])(
  "none: %s",
  (text) => {
    expect(languageWished(text)).toBeNull();
  },
);
