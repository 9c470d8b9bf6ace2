import { expect, test } from "vitest";
import { itemAsked } from "../../../src/answering/intent/item-asked.ts";
import { analysed } from "./corpus-parts.ts";

const read = (question: string) => {
  const asked = itemAsked(analysed(question));
  return asked && [asked.kind.kind, asked.kind.held[0] ?? "any", asked.count];
};

test.each([
  ["who spoke in Tianjin?", ["person", "any", null]],
  ["Who are the government officials in the 2025 article?", ["person", "市长", null]],
  ["哪几位教授守在线上?", ["person", "教授", null]],
  ["有哪些医院参与了这些活动", ["body", "医院", null]],
  ["哪些大学跟上海市第七人民医院合作", ["body", "大学", null]],
  ["List the three focus topics and who led them", ["point", "议题", 3]],
  ["Which events were held in Shanghai?", ["event", "any", null]],
  ["who founded the alliance?", ["body", "大学", null]],
  ["why does it rain?", null],
])("%s", (question, expected) => {
  expect(read(question)).toEqual(expected);
});
