import { expect, test } from "vitest";
import { leansBack } from "../../src/answering/leans-back.ts";

test.each([
  ["该桥于次年建成。", true],
  ["“這些設備仍在使用。”", true],
  ["It was rebuilt.", true],
  ["These were sold.", true],
  ["其中三座已经开放。", false],
  ["此外,还有三座桥。", false],
  ["Items were sold.", false],
  ["桥于次年建成。", false],
])("%s", (sentence, leans) => {
  expect(leansBack(sentence)).toBe(leans);
});
