import { describe, expect, test } from "vitest";
import baseline from "../../scripts/eval/baseline.json" with { type: "json" };
import { EVALUATION_SETS } from "../../scripts/eval/evaluation-sets.ts";
import { asQuestion, type EvalQuestion } from "../../scripts/eval/questions.ts";
import { recallPlot } from "../../scripts/eval/recall-plot.ts";
import { type GivenAnswer, scoreAnswers } from "../../scripts/eval/score-answers.ts";
import { gramF1, scorePages } from "../../scripts/eval/score-pages.ts";
import { scoreSearch } from "../../scripts/eval/score-search.ts";
import { scoreThreads } from "../../scripts/eval/score-threads.ts";
import { asMarkdown, reaches } from "../../scripts/eval/scorecard.ts";

const question = (id: string, facts: Partial<EvalQuestion> = {}): EvalQuestion => ({
  id,
  question: id,
  relevant: ["a"],
  groups: [["83,000", "8.3万"]],
  need: 1,
  expect: "answer",
  ...facts,
});
const texts = new Map([["a", "标题\n有8.3万人。没有别的。"]]);
const answer = (...quotes: readonly string[]): GivenAnswer => ({
  kind: "answer",
  answered: true,
  citations: quotes.map((quote) => ({ articleId: "a", quote })),
});
const refusal: GivenAnswer = { kind: "refusal", answered: false, citations: [] };
const score = (...rows: readonly (readonly [EvalQuestion, GivenAnswer])[]) =>
  scoreAnswers(
    rows.map(([asked, given]) => ({ question: asked, answer: given })),
    texts,
  );

test("a row is read in every form the data come in", () => {
  expect(asQuestion({ id: "1", question: "q", article: "a", answers: ["x", "y"] })).toEqual({
    id: "1",
    question: "q",
    relevant: ["a"],
    groups: [["x", "y"]],
    need: 1,
    expect: "answer",
  });
  expect(asQuestion({ id: "1", question: "q", answerable: false })).toMatchObject({ groups: [], expect: "refusal" });
  expect(asQuestion({ id: "1", question: "q", answerable: false, expect: "help" }).expect).toBe("help");
  expect(asQuestion({ id: "1", question: "q", must: [["x"], ["y"]], answers: ["z"] }).groups).toEqual([["x"], ["y"]]);
});

describe("scoreSearch", () => {
  test("counts articles, not passages, by the first that is relevant", () => {
    const hits = [["a", "b"], ["b", "b", "b", "b", "b", "c", "a"], ["x1", "x2", "x3", "x4", "x5", "a"], []];
    const found = hits.map((each, i) => ({ question: question(String(i)), hits: each }));
    expect(scoreSearch(found)).toEqual({ "article first": 0.25, "article in five": 0.5 });
  });

  test("questions without a relevant article do not count", () => {
    const found = [{ question: question("1", { relevant: [] }), hits: ["a"] }];
    expect(scoreSearch(found)["article first"]).toBeNull();
  });
});

describe("scoreAnswers", () => {
  test("gold counts in any spelling and width, and only when answered", () => {
    const scored = score(
      [question("1"), answer("有８．３万人。")],
      [question("2"), { ...answer("有8.3万人。"), answered: false }],
      [question("3"), answer("没有别的。")],
    );
    expect(scored["gold quoted"]).toBeCloseTo(1 / 3);
    expect(scored.answered).toBeCloseTo(2 / 3);
    expect(scored["quotes verbatim"]).toBeCloseTo(2 / 3);
  });

  test("every group must be met, by all quotes together or by the first alone", () => {
    const both = question("1", { groups: [["8.3万"], ["别的"]] });
    expect(score([both, answer("有8.3万人。")])["gold quoted"]).toBe(0);
    const apart = score([both, answer("有8.3万人。", "没有别的。")]);
    expect([apart["gold quoted"], apart["first quote holds it"]]).toEqual([1, 0]);
    expect(score([both, answer("有8.3万人。没有别的。")])["first quote holds it"]).toBe(1);
  });

  test("a clean answer has at most one quote more than it needs, and a repeated one counts once", () => {
    const three = answer("有8.3万人。", "没有别的。", "标题");
    expect(score([question("1"), three]).clean).toBe(0);
    expect(score([question("1", { need: 2 }), three]).clean).toBe(1);
    const twice = score([question("1"), answer("有8.3万人。", "有8.3万人。")]);
    expect([twice["quotes per answer"], twice["characters quoted"], twice.clean]).toEqual([1, 7, 1]);
  });

  test("refusals are of the unanswerable only, help of those that want help", () => {
    const [absent, hello] = [question("2", { expect: "refusal" }), question("4", { expect: "help" })];
    const scored = score(
      [question("1"), refusal],
      [absent, refusal],
      [absent, answer("x")],
      [hello, { ...refusal, kind: "help" }],
      [hello, refusal],
    );
    expect([scored.answered, scored.refused, scored.helped]).toEqual([0, 0.5, 0.5]);
  });
});

test("scoreThreads holds each turn to what is expected of it", () => {
  const must = [["8.3万"]];
  const turns = [
    { turn: { q: "", expect: "answer", must }, answer: answer("有8.3万人。") },
    { turn: { q: "", expect: "answer", must }, answer: answer("没有别的。") },
    { turn: { q: "", expect: "refuse" }, answer: refusal },
    { turn: { q: "", expect: "help" }, answer: refusal },
  ] as const;
  expect(scoreThreads(turns)).toEqual({ "turns right": 0.5 });
});

describe("scorePages", () => {
  test("the same text scores 1, another 0, half of it in between", () => {
    expect(gramF1("上海健康医学院。", "上海 健康医学院")).toBe(1);
    expect(gramF1("上海健康医学院", "北京大学第一医院")).toBe(0);
    expect(gramF1("上海健康医学", "上海健康医学院举办大会")).toBeGreaterThan(0.4);
    expect(scorePages([{ id: "1", text: "上海健康医学院" }], new Map())).toMatchObject({
      mean: 0,
      poor: [{ id: "1", f1: 0 }],
    });
  });
});

describe("the page", () => {
  const figure = { set: "s", measure: "article first", value: 0.9496, bar: 0.95, before: 0.848 } as const;

  test("says which bars are missed, and what was before", () => {
    expect(reaches(figure)).toBe(false);
    expect(reaches({ ...figure, bar: null })).toBeNull();
    expect(reaches({ ...figure, measure: "quotes per answer", value: 1.8, bar: 1.8 })).toBe(true);
    const page = asMarkdown([figure, { ...figure, value: 0.95 }], { title: "Figures", by: "a test" });
    expect(page).toContain("| s | article first | 0.950 | ≥ 0.95 | **no** | 0.848 |");
    expect(page).toContain("# Figures");
    expect(page).toContain("1 of 2 bars are reached.");
  });

  test("has a name of its own for every set, and a figure of before only for sets and measures that there are", () => {
    const bars = new Map(EVALUATION_SETS.map(({ name, bars: own }) => [name, Object.keys(own)]));
    expect(bars.size).toBe(EVALUATION_SETS.length);
    for (const [name, before] of Object.entries(baseline)) {
      expect(bars.get(name), name).toEqual(expect.arrayContaining(Object.keys(before)));
    }
  });

  test("the plot is one well-formed picture", () => {
    const svg = recallPlot([{ name: "A", first: 0.5, inFive: 1, simple: 0.4 }]);
    expect(svg).toMatch(/^<svg [^>]+>[\s\S]+<\/svg>\n$/u);
    expect(svg).toContain("0.500");
  });
});
