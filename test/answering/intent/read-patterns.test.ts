import { describe, expect, test } from "vitest";
import { asksForClosing, readPatterns, withoutSpeech } from "../../../src/answering/intent/read-patterns.ts";

describe("the kind of a question with content", () => {
  test.each([
    ["which event drew the most people?", "comparison"],
    ["list all academicians", "list"],
    ["who is hou yan", "person"],
    ["did zhang jing'an speak in 2025?", "yes-no"],
    ["timeline of the alliance", "timeline"],
    ["hello, who is hou yan", "person"],
    ["天津论坛讲了什么", "summary"],
    ["有哪些医院参与", "list"],
  ])("%s", (folded, intent) => {
    expect(readPatterns(folded)).toBe(intent);
  });
  test.each([
    "what is the name of the new institute?",
    "what principle highlights the role of primes?",
    "how much higher was the rate compared to 1995?",
    "他带领了几支不同的球队?",
  ])("no other kind than fact: %s", (folded) => {
    expect(readPatterns(folded)).toBe("fact");
  });
});

test("words for what a person says are taken away, whatever the person", () => {
  expect(withoutSpeech("hou yan's closing speech").trim()).toBe("hou yan");
  expect(withoutSpeech("侯岩的讲话")).toBe("侯岩的 ");
});

test("a closing speech is asked for by its words only", () => {
  expect(asksForClosing("the closing speech")).toBe(true);
  expect(asksForClosing("顾晓松院士在总结发言中表示")).toBe(true);
  expect(asksForClosing("总结一下")).toBe(false);
});
