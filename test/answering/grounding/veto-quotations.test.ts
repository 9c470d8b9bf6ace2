import { expect, test } from "vitest";
import { vetoQuotations } from "../../../src/answering/grounding/veto-quotations.ts";

const vetoes = (claim: string, text: string): boolean => vetoQuotations(claim, [{ text }]) !== null;

test.each([
  ["论坛发布《智能医学工程专业建设共识》。", "会上发布《产教融合宣言》。"],
  ["他称之为“死亡谷”。", "他谈到成果转化的困难。"],
  ['He called it "a new beginning".', "He called it a great success."],
])("%s is vetoed", (claim, evidence) => {
  expect(vetoes(claim, evidence)).toBe(true);
});

test.each([
  ["论坛发布《智能医学工程专业建设共识》。", "会上发布《智能医学工程专业建设共识》。"],
  ["他称之为“死亡谷”。", "他谈到成果转化的死亡谷。"],
  ["他称之为“死亡谷”。", "他談到成果轉化的「死亡谷」。"],
  ['He spoke of the "valley of death".', "他谈到成果转化的“死亡谷”。"],
])("%s is not, where the evidence has the words or is in another language", (claim, evidence) => {
  expect(vetoes(claim, evidence)).toBe(false);
});
