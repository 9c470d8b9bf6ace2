import { describe, expect, test } from "vitest";
import { exchangeInQuestion } from "../../../src/answering/intent/exchange-in-question.ts";
import { createNameDirectory } from "../../../src/retrieval/query/name-directory.ts";
import { articles, lexicon } from "./corpus-parts.ts";

const parts = { directory: createNameDirectory(articles, lexicon), lexicon };

describe("something of the same kind takes its place in the last question", () => {
  test.each([
    ["And in 2022?", "What did Zhang Jing'an say in 2025?", "What did Zhang Jing'an say in 2022?"],
    ["and in 2022?", "What did Zhang Jing'an say?", "What did Zhang Jing'an say in 2022?"],
    ["那2022年呢?", "张景安说了什么?", "2022年张景安说了什么?"],
    ["What about Hou Yan?", "What did Zhang Jing'an say?", "What did Hou Yan say?"],
    ["and Wang Hai?", "which university is Hong Xiaowu from?", "which university is Wang Hai from?"],
    ["那侯岩呢?", "张景安说了什么", "侯岩说了什么"],
    ["How about Shanghai?", "When did the Tianjin forum open?", "When did the Shanghai forum open?"],
    ["how about the Xi'an one?", "Summarise the Tianjin forum", "Summarise the Xi'an forum"],
    ["西安呢", "天津论坛什么时候举行的", "西安论坛什么时候举行的"],
    ["and the mayor of Tianjin?", "Who is the president?", "Who is the mayor of Tianjin?"],
  ])("%s after %s", (text, topic, expected) => {
    expect(exchangeInQuestion(text, topic, parts)).toBe(expected);
  });
});

test.each([
  ["How many projects are there?", "Who is Hong Xiaowu?"],
  ["What about the year?", "Who is Hong Xiaowu?"],
  ["为什么?", "张景安说了什么"],
])("else nothing is exchanged: %s after %s", (text, topic) => {
  expect(exchangeInQuestion(text, topic, parts)).toBeNull();
});
