import { expect, test } from "vitest";
import { wantedOf } from "../../../src/answering/evidence/asked-values.ts";
import { askingPart } from "../../../src/answering/evidence/asking-part.ts";

test.each([
  ["In what year was the hall built?", "what year was"],
  ["What advice did she give on where to live?", "What advice did"],
  ["When many members are absent, who decides?", "who decides?"],
  ["When was the hall built?", "When was the"],
  ["The hall is located where?", "where?"],
  ["Name the hall.", "Name the hall."],
  ["会议什么时候开始?", "会议什么时候开始?"],
])("%s", (question, part) => {
  expect(askingPart(question)).toBe(part);
});

test.each([
  ["What advice did she give on where to live?", null],
  ["When many members are absent, who decides?", "person"],
  ["Which hospitals are named (天津医院) when it rains?", "organisation"],
  ["How many pupils came when it rained?", "number"],
  ["论坛由哪几所学校举办?", null],
])("the kind of answer wanted: %s", (question, kind) => {
  expect(wantedOf(question).kind).toBe(kind);
});
