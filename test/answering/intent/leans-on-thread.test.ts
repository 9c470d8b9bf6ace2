import { expect, test } from "vitest";
import { leansOnThread } from "../../../src/answering/intent/leans-on-thread.ts";

test.each([
  "When was that?",
  "Who was there?",
  "and which school does he run?",
  "Why?",
  "该大会在哪里举行?",
  "他说了什么",
])("leans: %s", (text) => {
  expect(leansOnThread(text)).toBe(true);
});

test.each([
  "Who read the Tianda Consensus?",
  "What did Hong Xiaowu say he would do?",
  "Is there a second hospital?",
  "谁宣读了天大共识?",
  "洪晓武说他会做什么?",
])("stands alone: %s", (text) => {
  expect(leansOnThread(text)).toBe(false);
});
