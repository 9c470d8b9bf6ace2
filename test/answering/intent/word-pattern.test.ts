import { expect, test } from "vitest";
import { wordPattern } from "../../../src/answering/intent/word-pattern.ts";

test.each([
  ["list all talks", true],
  ["stalking", false],
  ["他的演讲", true],
  ["c++ or more", true],
  ["c or more", false],
])("%s", (text, found) => {
  expect(wordPattern(["talk", "演讲", "c++"]).test(text)).toBe(found);
});

test("no words find nothing", () => {
  expect(wordPattern([]).test("anything")).toBe(false);
});
