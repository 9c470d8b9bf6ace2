import { expect, test } from "vitest";
import { contradictedPremise, premiseRefusal } from "../../../src/answering/sufficiency/contradicted-premise.ts";
import { analysed, articles, lexicon } from "../intent/corpus-parts.ts";

const found = (question: string) => contradictedPremise(analysed(question), articles, lexicon);

test.each([
  ["What did Hong Xiaowu propose at the 2025 conference?", "the 2025 conference"],
  ["When did Hou Yan speak in Tianjin?", "Tianjin"],
  ["张伯礼参加了2025年上海的大会吗", "2025年上海的大会"],
])("%s", (question, event) => {
  expect(found(question)?.askedEvent).toBe(event);
});

test.each([
  ["the event is theirs", "What did Lin Xinhua say at the 2023 launch in Shanghai?"],
  ["their article tells of the year", "What did Lü Yi's team achieve in 2020?"],
  ["nothing is said of the event", "What did Hou Yan say about money?"],
  ["nobody is named", "What happened in Tianjin in 2025?"],
])("none where %s", (_, question) => {
  expect(found(question)).toBeNull();
});

test.each([
  ["en", "Hong Xiaowu (洪晓武) appears in an article about “Yangtze River Delta alliance"],
  ["zh-Hans", "洪晓武见于另一篇文章:《长三角"],
  ["zh-Hant", "洪晓武見於另一篇文章:《长三角"],
] as const)("says so in %s", (language, expected) => {
  const premise = found("What did Hong Xiaowu propose at the 2025 conference?")!;
  expect(premiseRefusal(premise, articles, language)).toContain(expected);
});
