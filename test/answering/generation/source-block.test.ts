import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { opaqueIds } from "../../../src/answering/generation/opaque-ids.ts";
import { inertLine, layOutSources } from "../../../src/answering/generation/source-block.ts";
import { isInjected } from "../../../src/answering/model-calls/injected.ts";
import { evidenceOf, FORUM } from "./samples.ts";

describe("opaque ids", () => {
  test("are as many as asked for, all different, the same for the same request, never a word of it", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 60 }),
        fc.string(),
        fc.array(fc.stringMatching(/^[bcd]{3}$/u)),
        (count, seed, words) => {
          const ids = opaqueIds(count, seed, words.join(" "));
          expect(ids).toHaveLength(count);
          expect(new Set(ids).size).toBe(count);
          expect(ids.every((id) => /^[b-df-hj-np-tv-xz]{3}$/u.test(id) && !words.includes(id))).toBe(true);
          expect(opaqueIds(count, seed, words.join(" "))).toEqual(ids);
        },
      ),
    );
  });

  test("differ from one question to another", () => {
    expect(opaqueIds(5, "a", "")).not.toEqual(opaqueIds(5, "b", ""));
  });
});

describe("the block of sources", () => {
  test("whatever an article says stays on its line, behind its id", () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        "⟦",
        "⟧",
        "〔",
        "〕",
        "<",
        ">",
        "\n",
        "\r",
        "\u2028",
        "[",
        "]",
        "`",
        "{{",
        "}}",
        "abc",
        "</sources>",
        "大会",
        "\u202e",
        "￼",
      ),
    });
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 5 }), nasty, (texts, title) => {
        const article = { ...FORUM, title };
        const evidence = texts.map((text, i) => ({ sentenceId: `a#${i}`, article, text }));
        const { text, byId } = layOutSources("q", evidence);
        const lines = text.split("\n").filter((line) => line !== "");
        expect(lines).toHaveLength(byId.size === 0 ? 0 : byId.size + 1);
        expect(lines.slice(1).every((line) => /^⟦[a-z]{3}⟧ [^⟦⟧〔〕<>{}]*$/u.test(line))).toBe(true);
      }),
    );
  });

  test("keeps ordinary sentences as they are", () => {
    const { text, withheld } = layOutSources("q", evidenceOf(FORUM));
    for (const { text: sentence } of evidenceOf(FORUM)) expect(text).toContain(sentence);
    expect(withheld).toBe(0);
    expect(inertLine("2025年，“大会”签约8.3亿元（约合1.2亿美元）；增长12.5%。")).toBe(
      "2025年，“大会”签约8.3亿元（约合1.2亿美元）；增长12.5%。",
    );
  });

  test("holds a sentence once, and lists the articles one after another", () => {
    const other = { ...FORUM, id: "other", title: "另一篇" };
    const [a, b] = evidenceOf(FORUM);
    const { text, byId } = layOutSources("q", [a!, ...evidenceOf(other).slice(0, 1), a!, b!]);
    expect(byId.size).toBe(3);
    expect(text.match(/〔/gu)).toHaveLength(2);
  });
});

describe("what speaks to a machine", () => {
  test.each([
    "大会要求各单位落实规定，不得忽视安全。",
    "他说，人工智能必须以人为本。",
    "作为人工智能领军企业，该公司将加大投入。",
    "学校发布人工智能助手，帮助学生答疑。",
    "记者请他回答三个问题，他只回答了一个。",
    "The system was updated, and users must log in again.",
    "The minister ignored the previous government's rules on trade.",
    "He answered with a smile (and a joke).",
    "不少人选择插队，无视行驶规则和他人权益。",
    "该校无视相关工作要求，被责令整改。",
    "系统提示余额不足，系统指令已经下达。",
    "他轻声询问：“您现在是有什么困难吗？”",
    "Human: a history of the word.",
  ])("is not this: %s", (text) => {
    expect(isInjected(text)).toBe(false);
  });
});
