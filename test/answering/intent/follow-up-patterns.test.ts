import { expect, test } from "vitest";
import { followUpPatterns } from "../../../src/answering/intent/follow-up-patterns.ts";

const patterns = followUpPatterns();

test.each(["tell me more", "more details", "go on", "继续", "详细说说"])("more: %s", (text) => {
  expect(patterns.more.test(text)).toBe(true);
  expect(patterns.again.test(text)).toBe(false);
});

test.each(["who else", "anyone else", "and the others", "还有谁", "其他人呢"])("again: %s", (text) => {
  expect(patterns.again.test(text)).toBe(true);
  expect(patterns.more.test(text)).toBe(false);
});

test.each(["more hospitals joined", "who else spoke in tianjin", "还有谁参加了论坛"])("neither: %s", (text) => {
  expect(patterns.again.test(text) || patterns.more.test(text)).toBe(false);
});

test("when, where and why are circumstances; how many and which are counts", () => {
  expect(patterns.circumstance.test("when was it")).toBe(true);
  expect(patterns.circumstance.test("什么时候说的")).toBe(true);
  expect(patterns.count.test("how many tracks")).toBe(true);
  expect(patterns.count.test("几条赛道")).toBe(true);
  expect(patterns.count.test("why")).toBe(false);
});

test("what is defined by itself leans on nothing", () => {
  expect(patterns.alone.test("what is an organoid")).toBe(true);
  expect(patterns.alone.test("who is the president")).toBe(false);
});
