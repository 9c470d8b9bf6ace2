import { expect, test } from "vitest";
import { mentionedBy } from "../../../src/answering/intent/mentioned-by.ts";
import type { AskedName } from "../../../src/retrieval/query/analysed-question.ts";

const person = (asked: string) => ({ asked, kind: "person", names: [asked] }) as unknown as AskedName;

test.each([
  ["Did Li Feng mention chips?", "Li Feng", "chips"],
  ["Has Li Feng mentioned the Yangtze River Delta?", "Li Feng", "Yangtze River Delta"],
  ["李峰提到过芯片吗？", "李峰", "芯片"],
  ["李峰有没有谈到房价？", "李峰", "房价"],
])("%s asks whether %s spoke of %s", (text, name, said) => {
  expect(mentionedBy(text, person(name))).toBe(said);
});

test.each([
  ["Is Li Feng mentioned anywhere?", "Li Feng"],
  ["Does any article mention Li Feng?", "Li Feng"],
  ["有没有文章提到李峰？", "李峰"],
  ["What did Li Feng say?", "Li Feng"],
])("%s does not", (text, name) => {
  expect(mentionedBy(text, person(name))).toBeNull();
});
