import { expect, test } from "vitest";
import { partsOfQuestion } from "../../../src/answering/intent/parts-of-question.ts";

test.each([
  ["Who chaired it, how many came and what was said?", ["Who chaired it", "how many came", "what was said?"]],
  ["When was it and where?", ["When was it", "where?"]],
  ["谁主办的，在哪里办的？", ["谁主办的", "在哪里办的？"]],
])("%s", (text, parts) => {
  expect(partsOfQuestion(text)).toEqual(parts);
});

test.each([
  "What did the deans and presidents say?",
  "Which hospitals, schools and firms took part?",
  "上海，天津和西安有什么不同？",
])("%s is one question", (text) => {
  expect(partsOfQuestion(text)).toEqual([text]);
});
