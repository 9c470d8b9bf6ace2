import { expect, test } from "vitest";
import { asQuestion } from "../../../scripts/eval/questions.ts";
import { evaluationRow } from "../../../src/app/cli/feedback-command.ts";
import { keptAnswer } from "../../ports/answer-tables-contract.ts";
import { citation, refusal } from "../../slack/samples.ts";

const good = { kept: keptAnswer(), person: "U1", good: true, reason: null, note: null, at: 0 } as const;

test("a good answer is a question whose quotes are gold", () => {
  expect(asQuestion(evaluationRow(good))).toMatchObject({
    question: "张景安建议了什么?",
    relevant: ["edu-2025"],
    groups: [[citation().quote]],
    expect: "answer",
  });
});

test("a good refusal is to be refused again", () => {
  const kept = keptAnswer({ answer: refusal("没有。", null) });
  expect(asQuestion(evaluationRow({ ...good, kept }))).toMatchObject({ groups: [], expect: "refusal" });
});

test("a bad answer has no gold, and keeps what somebody needs to look at it", () => {
  const row = evaluationRow({ ...good, good: false, reason: "wrong", note: "年份不对" });
  expect(row).toMatchObject({ review: { reason: "wrong", note: "年份不对", answer: { citations: [citation()] } } });
  expect(row).not.toHaveProperty("answers");
});
