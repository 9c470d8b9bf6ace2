import { expect, test } from "vitest";
import { ordinalInAnswer } from "../../../src/answering/intent/ordinal-in-answer.ts";
import { createNameDirectory } from "../../../src/retrieval/query/name-directory.ts";
import { articles, lexicon } from "./corpus-parts.ts";

const directory = createNameDirectory(articles, lexicon);
const told = "Ge Le (葛乐) [1]\nGao Wei (高伟) [2]\nAi Xingtao (艾星涛) [3]";

test.each([
  ["what did the first one talk about?", "what did Ge Le talk about?"],
  ["and the last?", "and Ai Xingtao?"],
  ["第二位讲了什么", "高伟讲了什么"],
  ["后者是谁", "艾星涛是谁"],
])("%s becomes %s", (text, resolved) => {
  expect(ordinalInAnswer(text, told, directory)).toBe(resolved);
});

test.each(["When was the first conference?", "who spoke last year", "第一届大会在哪", "what did the fifth one say?"])(
  "%s counts nothing that was answered",
  (text) => {
    expect(ordinalInAnswer(text, told, directory)).toBeNull();
  },
);

test("one line has no first one", () => {
  expect(ordinalInAnswer("and the first?", "Ge Le (葛乐) [1]", directory)).toBeNull();
});
