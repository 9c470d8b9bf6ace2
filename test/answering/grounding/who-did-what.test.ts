import { describe, expect, test } from "vitest";
import { verifyClaim } from "../../../src/answering/grounding/verify-claim.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";

const lexicon = createLexicon();
const verdict = (claim: string, ...evidence: string[]) =>
  verifyClaim(
    claim,
    evidence.map((text) => ({ text })),
    lexicon,
  ).verdict;

const SPEAKERS = "张景安指出，科技出口将会增长。吴韬表示，农业进口已经下降。";
const CITIES = ["论坛在上海开幕，张景安作主旨演讲。", "展览随后在武汉举行，三十家企业参加。", "记者来自北京。"];
const SIGNED = "东海大学与远景电力有限公司签署协议。南山医院同日公布年度报告。";

describe("a name must stand with what is said of it", () => {
  test.each([
    ["张景安指出，科技出口将会增长。", SPEAKERS],
    ["吴韬表示，农业进口下降。", SPEAKERS],
    ["东海大学签署协议。", SIGNED],
    ["南山医院公布年度报告。", SIGNED],
  ])("%s", (claim, evidence) => {
    expect(verdict(claim, evidence)).toBe("supported");
  });

  test.each([
    ["吴韬指出，科技出口将会增长。", SPEAKERS],
    ["张景安表示，农业进口已经下降。", SPEAKERS],
    ["南山医院与远景电力有限公司签署协议。", SIGNED],
    ["东海大学同日公布年度报告。", SIGNED],
  ])("not of another: %s", (claim, evidence) => {
    expect(verdict(claim, evidence)).toBe("name-differs");
  });

  test.each(["论坛在武汉开幕，张景安作主旨演讲。", "展览在上海举行，三十家企业参加。", "论坛在北京开幕。"])(
    "another place of the same evidence: %s",
    (claim) => {
      expect(verdict(claim, ...CITIES)).toBe("name-differs");
    },
  );

  test("two names that change places", () => {
    expect(verdict("普京在上海会见默克尔。", "普京在上海会见默克尔。")).toBe("supported");
    expect(verdict("默克尔在上海会见普京。", "普京在上海会见默克尔。")).toBe("name-differs");
  });

  test.each([
    "论坛在柬埔寨开幕，张景安作主旨演讲。",
    "论坛在上海开幕，卢旺达作主旨演讲。",
    "论坛在城镇开幕，张景安作主旨演讲。",
  ])("what the evidence does not have, in the place of a name: %s", (claim) => {
    expect(verdict(claim, ...CITIES)).toBe("name-differs");
  });

  test("a list and a place within a place may be told of any of them", () => {
    expect(verdict("论坛在湖北省开幕。", "论坛在湖北省武汉市开幕。")).toBe("supported");
    expect(verdict("上海、武汉的企业参加论坛。", "北京、武汉、上海的企业参加论坛。")).toBe("supported");
  });
});
