import { describe, expect, test } from "vitest";
import { readIntent } from "../../../src/answering/intent/read-intent.ts";
import { readTalk } from "../../../src/answering/intent/read-talk.ts";

describe("what a message wants", () => {
  test.each([
    ["hello there!", "small-talk"],
    ["多谢", "small-talk"],
    ["ok great", "small-talk"],
    ["what do you do?", "help"],
    ["你能做什么?", "help"],
    ["can you answer in English?", "help"],
    ["how many articles do you have", "corpus"],
    ["有哪些文章", "corpus"],
    ["what else?", "unclear"],
    ["where?", "unclear"],
    ["what's new", "recent"],
    ["最近有什么新闻?", "recent"],
    ["any news on organoids?", "recent"],
    ["write a haiku about hospitals", "outside"],
    ["what's the weather today", "outside"],
    ["2 + 2 =", "outside"],
    ["帮我写一首诗", "outside"],
    ["今天天气怎么样", "outside"],
    ["who is Hou Yan", "person"],
    ["侯岩是谁", "person"],
    ["summarise the Tianjin forum", "summary"],
    ["总结一下天津论坛", "summary"],
    ["which hospitals took part?", "list"],
    ["有哪些大学参加了论坛", "list"],
    ["compare the Tianjin and the Xi'an events", "comparison"],
    ["时间线", "timeline"],
    ["Did Hou Yan speak in Tianjin?", "yes-no"],
    ["侯岩去了天津吗", "yes-no"],
    ["How many projects were signed?", "fact"],
    ["Who talked about endoscopes in Xi'an?", "fact"],
  ])("%s: %s", (text, intent) => {
    expect(readIntent(text)).toBe(intent);
  });
});

test("a word of content makes a message more than talk", () => {
  expect(readTalk("hi, who is Hou Yan?")).toBeNull();
  expect(readTalk("thanks a lot")?.has("thanks")).toBe(true);
});
