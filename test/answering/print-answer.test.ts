import { expect, test } from "vitest";
import { answerRow, printAnswer } from "../../src/answering/print-answer.ts";
import { answer, citation, refusal } from "../slack/samples.ts";

const gloss = {
  titleEn: "Education conference held",
  people: [{ name: "张景安", romanised: "Zhang Jing'an", role: null }],
  organisations: [],
  values: [],
};
const SOURCE =
  "[1] 第四届教育大会在沪举行 · Education conference held · 教育在线 · 2025-06-09 · https://news.example.cn/a/1.html";

test("a quote has its gloss under it, and its source the English title", () => {
  expect(printAnswer(answer([citation({ gloss })]))).toEqual([
    "  张景安建议完善政策支持。 [1]",
    "    (In Chinese: Zhang Jing'an 张景安)",
    "",
    SOURCE,
  ]);
});

test("a sentence that proves two lines is glossed once", () => {
  const lines = [
    { text: "He recommended policies.", markers: [1] },
    { text: "He was there.", markers: [1] },
  ];
  const printed = printAnswer(answer([citation({ gloss })], { mode: "model", lines }));
  expect(printed.filter((line) => line.includes("In Chinese"))).toHaveLength(1);
});

test("a refusal has the gloss of the nearest sentence, and its notices", () => {
  const printed = printAnswer({ ...refusal("Nothing on that.", citation({ gloss })), notices: ["Cut."] });
  expect(printed).toEqual([
    "Nothing on that.",
    "",
    "  张景安建议完善政策支持。 [1]",
    "    (In Chinese: Zhang Jing'an 张景安)",
    "",
    SOURCE,
    "Cut.",
  ]);
});

test("help is lines alone", () => {
  const lines = ["Hello.", "• Who is Hong Xiaowu?"].map((text) => ({ text, markers: [] }));
  expect(printAnswer(answer([], { kind: "help", answered: false, lines }))).toEqual([
    "Hello.",
    "• Who is Hong Xiaowu?",
  ]);
});

test("a row has the kind, the gloss and the day of the corpus", () => {
  expect(answerRow("q", answer([citation({ gloss })], { asOf: "2025-06-09" }))).toMatchObject({
    id: "q",
    kind: "answer",
    answered: true,
    answer: "张景安建议完善政策支持。 [1]",
    citations: [{ gloss }],
    asOf: "2025-06-09",
  });
  expect(answerRow(undefined, answer([]))).not.toHaveProperty("id");
});
