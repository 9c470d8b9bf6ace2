import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { EvalQuestion } from "../../scripts/eval/questions.ts";
import { recallPlot } from "../../scripts/eval/recall-plot.ts";
import { type GivenAnswer, scoreAnswers } from "../../scripts/eval/score-answers.ts";
import { scoreClaims } from "../../scripts/eval/score-claims.ts";
import { gramF1, scorePages } from "../../scripts/eval/score-pages.ts";
import { scoreSearch } from "../../scripts/eval/score-search.ts";
import { type EvalThread, scoreThreads } from "../../scripts/eval/score-threads.ts";
import { asMarkdown, figuresOf, reaches } from "../../scripts/eval/scorecard.ts";
import { QUESTION_SETS } from "../../scripts/eval/sets.ts";

const question = (id: string, facts: Partial<EvalQuestion> = {}): EvalQuestion => ({
  id,
  question: id,
  lang: "en",
  relevant: ["a"],
  groups: [["83,000", "8.3万"]],
  answerable: true,
  need: 1,
  wantsHelp: false,
  ...facts,
});
const texts = new Map([["a", "标题\n有8.3万人。没有别的。"]]);
const answer = (...quotes: readonly string[]): GivenAnswer => ({
  kind: "answer",
  answered: true,
  citations: quotes.map((quote) => ({ articleId: "a", quote })),
});

describe("scoreSearch", () => {
  test("counts articles, not passages, by the first that is relevant", () => {
    const hits = new Map([
      ["1", ["a", "b"]],
      ["2", ["b", "b", "b", "b", "b", "c", "a"]],
      ["3", ["x1", "x2", "x3", "x4", "x5", "a"]],
    ]);
    const score = scoreSearch(
      ["1", "2", "3", "4"].map((id) => question(id)),
      hits,
    );
    expect(score).toEqual({
      questions: 4,
      recall1: 0.25,
      recall5: 0.5,
      recall10: 0.75,
      mrr10: (1 + 1 / 3 + 1 / 6) / 4,
    });
  });

  test("questions without a relevant article do not count", () => {
    expect(scoreSearch([question("1", { relevant: [] })], new Map()).recall1).toBeNull();
  });
});

describe("scoreAnswers", () => {
  test("gold counts in any spelling and width, and only when answered", () => {
    const given = new Map<string, GivenAnswer>([
      ["1", answer("有８．３万人。")],
      ["2", { ...answer("有8.3万人。"), answered: false }],
      ["3", answer("没有别的。")],
    ]);
    const score = scoreAnswers(
      ["1", "2", "3"].map((id) => question(id)),
      given,
      texts,
    );
    expect(score.goldQuoted).toBeCloseTo(1 / 3);
    expect(score.answered).toBeCloseTo(2 / 3);
    expect(score.verbatim).toBeCloseTo(2 / 3);
  });

  test("every group must be met", () => {
    const both = question("1", { groups: [["8.3万"], ["别的"]] });
    expect(scoreAnswers([both], new Map([["1", answer("有8.3万人。")]]), texts).goldQuoted).toBe(0);
    expect(scoreAnswers([both], new Map([["1", answer("有8.3万人。", "没有别的。")]]), texts).goldQuoted).toBe(1);
  });

  test("a quote shown twice is counted once, and refusals are of the unanswerable only", () => {
    const questions = [question("1"), question("2", { answerable: false }), question("3", { answerable: false })];
    const given = new Map<string, GivenAnswer>([
      ["1", answer("12345", "12345")],
      ["2", { kind: "refusal", answered: false, citations: [] }],
      ["3", answer("x")],
    ]);
    const score = scoreAnswers(questions, given, texts);
    expect(score.quotesAnAnswer).toBe(1);
    expect(score.refused).toBe(0.5);
  });

  test("the first quote must hold all of the gold by itself, and one quote too many is still clean", () => {
    const score = (...quotes: readonly string[]) =>
      scoreAnswers([question("1")], new Map([["1", answer(...quotes)]]), texts);
    expect(score("有8.3万人。", "别的。")).toMatchObject({ firstQuoteHolds: 1, clean: 1, quotesAnAnswer: 2 });
    expect(score("别的。", "有8.3万人。")).toMatchObject({ goldQuoted: 1, firstQuoteHolds: 0, clean: 1 });
    expect(score("有8.3万人。", "甲。", "乙。")).toMatchObject({ goldQuoted: 1, clean: 0 });
  });

  test("small talk wants help, and is neither answerable nor to be refused", () => {
    const given = new Map<string, GivenAnswer>([["1", { kind: "help", answered: false, citations: [] }]]);
    const talk = question("1", { wantsHelp: true, answerable: false });
    expect(scoreAnswers([talk], given, texts)).toMatchObject({ helped: 1, refused: null, goldQuoted: null });
    expect(scoreAnswers([talk], new Map(), texts)).toMatchObject({ helped: 0 });
  });
});

describe("scoreThreads", () => {
  test("every turn counts by what it must give", () => {
    const thread: EvalThread = {
      id: "T",
      turns: [
        { q: "a", expect: "answer", must: [["8.3万"]] },
        { q: "b", expect: "refuse" },
        { q: "c", expect: "help" },
        { q: "d", expect: "answer", must: [["x"]] },
      ],
    };
    const none = { answered: false, citations: [] };
    const turns: GivenAnswer[] = [answer("８．３万人"), { kind: "refusal", ...none }, { kind: "help", ...none }];
    expect(scoreThreads([thread], new Map([["T", turns]]))).toEqual({ turns: 4, right: 0.75, wrong: ["T.4 d"] });
  });
});

describe("scorePages and scoreClaims", () => {
  test("the same text scores 1, another 0, half of it in between", () => {
    expect(gramF1("上海健康医学院。", "上海 健康医学院")).toBe(1);
    expect(gramF1("上海健康医学院", "北京大学第一医院")).toBe(0);
    expect(gramF1("上海健康医学", "上海健康医学院举办大会")).toBeGreaterThan(0.4);
    expect(scorePages([{ id: "1", text: "上海健康医学院" }], new Map())).toMatchObject({
      mean: 0,
      poor: [{ id: "1", f1: 0 }],
    });
  });

  test("truths that pass and lies that pass are told apart", () => {
    const claim = (id: string, supported: boolean, kind: string) => ({ id, claim: "", evidence: [], supported, kind });
    const verdicts = new Map([
      ["1", true],
      ["2", false],
      ["3", true],
    ]);
    const score = scoreClaims(
      [claim("1", true, "true"), claim("2", true, "true"), claim("3", false, "number"), claim("4", false, "unit")],
      verdicts,
    );
    expect(score).toEqual({ truths: 2, truthsAccepted: 0.5, lies: 2, liesAccepted: 1, liesByKind: { number: 1 } });
  });
});

describe("the page", () => {
  test("says which bars are missed, beside what was reached before", () => {
    const [figure] = figuresOf("traditional", { "article first": 0.97 }, { "article first": 0.9696 });
    expect(reaches(figure!)).toBe(false);
    expect(reaches({ ...figure!, measure: "quotes an answer", value: 1.7, bar: 1.7 })).toBe(true);
    expect(asMarkdown({ figures: [figure!], notes: [] })).toContain(
      "| traditional | article first | 0.955 | 0.970 | ≥ 0.97 | **no** |",
    );
  });

  test("every set of the baseline is measured", () => {
    const sets = new Set([...QUESTION_SETS.map(({ name }) => name), "pages", "claims"]);
    const known = JSON.parse(readFileSync(new URL("../../scripts/eval/baseline.json", import.meta.url), "utf8"));
    expect(Object.keys(known).filter((name) => !sets.has(name))).toEqual([]);
  });

  test("the plot is one well-formed picture", () => {
    const svg = recallPlot([{ name: "A", first: 0.5, inFive: 1, simple: 0.4 }]);
    expect(svg).toMatch(/^<svg [^>]+>[\s\S]+<\/svg>\n$/u);
    expect(svg).toContain("0.500");
  });
});
