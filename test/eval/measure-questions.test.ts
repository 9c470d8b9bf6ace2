import { expect, test } from "vitest";
import type { Run } from "../../scripts/eval/evaluation-set.ts";
import { inParallel } from "../../scripts/eval/in-parallel.ts";
import { measureAbsent, measureRefusals, measureThreads } from "../../scripts/eval/measure-questions.ts";
import type { Question } from "../../src/domain/question.ts";

/** A corpus of one article; questions that start with "?" are refused, all others answered with its text. */
function runOf(rows: readonly unknown[], asked: Question[] = []): Run {
  const ask = async function* (question: Question) {
    asked.push(question);
    const answered = !question.text.startsWith("?");
    const citations = answered ? [{ articleId: "a", quote: "甲" }] : [];
    const lines = answered ? [{ text: "甲", markers: [1] }] : [];
    yield { type: "end", answer: { kind: answered ? "answer" : "refusal", answered, citations, lines } };
  };
  const corpus = { engine: { ask }, texts: new Map([["a", "甲"]]) } as unknown as Run["corpus"];
  return { rows, corpus, places: { data: "", home: "" } };
}

test("what the articles left out would answer is to be refused", async () => {
  const rows = [
    { id: "1", question: "here", relevant: ["a"], answers: ["甲"] },
    { id: "2", question: "? here", relevant: ["a"], answers: ["甲"] },
    { id: "3", question: "gone", relevant: ["b"], answers: ["甲"] },
    { id: "4", question: "? gone", relevant: ["b"], answers: ["甲"] },
    { id: "5", question: "? gone too", relevant: ["b"], answers: ["甲"] },
  ];
  expect(await measureAbsent(runOf(rows))).toMatchObject({ answered: 1 / 2, refused: 2 / 3 });
  expect(await measureRefusals(runOf(rows))).toMatchObject({ answered: null, refused: 3 / 5 });
});

test("a conversation is held turn by turn, with what was said before", async () => {
  const turns = [
    { q: "first", expect: "answer", must: [["甲"]] },
    { q: "second", expect: "answer", must: [["乙"]] },
    { q: "? third", expect: "refuse" },
  ];
  const asked: Question[] = [];
  expect(await measureThreads(runOf([{ id: "t", turns }], asked))).toEqual({ "turns right": 2 / 3 });
  expect(asked.map(({ text, history }) => [text, history?.map((turn) => turn.text)])).toEqual([
    ["first", []],
    ["second", ["first", "甲"]],
    ["? third", ["first", "甲", "second", "甲"]],
  ]);
});

test("results come in the order of the items, a few of them at once", async () => {
  let running = 0;
  let most = 0;
  const doubled = await inParallel([1, 2, 3, 4, 5, 6, 7, 8], async (each) => {
    most = Math.max(most, ++running);
    for (let i = each; i < 10; i++) await Promise.resolve();
    running--;
    return each * 2;
  });
  expect(doubled).toEqual([2, 4, 6, 8, 10, 12, 14, 16]);
  expect(most).toBe(4);
});
