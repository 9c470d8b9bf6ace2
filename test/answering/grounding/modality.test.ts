import { describe, expect, test } from "vitest";
import { verifyClaim } from "../../../src/answering/grounding/verify-claim.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";

const lexicon = createLexicon();
const verdict = (claim: string, evidence: string) => verifyClaim(claim, [{ text: evidence }], lexicon).verdict;

describe("what is only possible, planned, proposed or to come is not told as done", () => {
  const softened = ["有望", "拟", "可能", "计划", "建议", "预计", "将", "或将", "即将"];
  test.each(softened)("evidence with %s", (word) => {
    expect(verdict("东海大学扩建校园。", `东海大学${word}扩建校园。`)).toBe("polarity-differs");
    expect(verdict("东海大学已扩建校园。", `东海大学${word}扩建校园。`)).toBe("polarity-differs");
  });

  test.each(["有望", "拟", "可能", "计划", "预计", "将"])("a claim that says %s too", (word) => {
    expect(verdict(`东海大学${word}扩建校园。`, `据悉，东海大学${word}扩建校园。`)).toBe("supported");
  });

  test.each([
    ["论坛将展品分为三类。", "论坛共有展品三类，组织者将展品分为三类展出。"],
    ["东海大学举行出征仪式。", "东海大学西部计划志愿者举行出征仪式。"],
    ["东海大学将扩建校园，并增设专业。", "据悉，东海大学将扩建校园，将增设专业。"],
  ])("%s", (claim, evidence) => {
    expect(verdict(claim, evidence)).toBe("supported");
  });

  test("English", () => {
    expect(verdict("The university expanded its campus.", "The university will expand its campus.")).toBe(
      "polarity-differs",
    );
    expect(
      verdict("The university will expand its campus.", "It is said that the university will expand its campus."),
    ).toBe("supported");
  });
});

describe("negation is neither put in nor taken out", () => {
  test.each(["没有", "未", "拒绝", "不"])("%s", (word) => {
    expect(verdict(`东海大学${word}扩建校园。`, "据悉，东海大学扩建校园。")).toBe("polarity-differs");
    expect(verdict("东海大学扩建校园。", `据悉，东海大学${word}扩建校园。`)).toBe("polarity-differs");
  });
});

describe("rounded numbers", () => {
  test.each([
    ["近8.4万人参观展览。", "展览期间，83900人参观展览。"],
    ["超8万人参观展览。", "展览期间，83900人参观展览。"],
    ["约8.4万人参观展览。", "展览期间，83900人参观展览。"],
    ["一百万名观众参观展览。", "展览期间，百万名观众参观展览。"],
  ])("%s", (claim, evidence) => {
    expect(verdict(claim, evidence)).toBe("supported");
  });

  test.each([
    ["近8.3万人参观展览。", "展览期间，83900人参观展览。"],
    ["近8.5万人参观展览。", "展览期间，83900人参观展览。"],
    ["8.4万人参观展览。", "展览期间，83900人参观展览。"],
    ["超8.4万人参观展览。", "展览期间，83900人参观展览。"],
    ["不超过8万人参观展览。", "展览期间，超过8万人参观展览。"],
  ])("%s", (claim, evidence) => {
    expect(verdict(claim, evidence)).toBe("number-differs");
  });
});
