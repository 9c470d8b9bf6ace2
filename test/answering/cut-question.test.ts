import { expect, test } from "vitest";
import { finalAnswer } from "../../src/answering/answer-question.ts";
import { cutQuestion } from "../../src/answering/cut-question.ts";
import { answer } from "../slack/samples.ts";

function asking() {
  const asked: string[] = [];
  const ask = cutQuestion(async function* ({ text }) {
    asked.push(text);
    yield { type: "end", answer: answer([]) };
  });
  return { ask, asked };
}

test("2,000 characters are asked as they are", async () => {
  const { ask, asked } = asking();
  const text = "长".repeat(2_000);
  expect((await finalAnswer(ask({ text }))).notices).toEqual([]);
  expect(asked).toEqual([text]);
});

test("of a longer question the beginning is asked, never half a character, and the asker is told", async () => {
  const { ask, asked } = asking();
  const { notices } = await finalAnswer(ask({ text: `${"长".repeat(1_999)}𠮷更多` }));
  expect(asked).toEqual(["长".repeat(1_999)]);
  expect(notices).toEqual(["问题超过2,000个字符,只读取了开头部分。"]);
});

test("the rest of the question is passed on", async () => {
  const seen: unknown[] = [];
  const ask = cutQuestion(async function* (question) {
    seen.push([question.now, question.history?.length]);
    yield { type: "end", answer: answer([]) };
  });
  await finalAnswer(ask({ text: "x".repeat(3_000), now: "2026-01-01", history: [{ role: "asker", text: "a" }] }));
  expect(seen).toEqual([["2026-01-01", 1]]);
});
