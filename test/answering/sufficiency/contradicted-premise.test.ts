import { expect, test } from "vitest";
import { contradictedPremise, premiseRefusal } from "../../../src/answering/sufficiency/contradicted-premise.ts";
import { analysed, articles, lexicon } from "../intent/corpus-parts.ts";

const found = (question: string) => contradictedPremise(analysed(question), articles, lexicon);

test.each([
  ["What did Lin Xinhua recommend at the 2025 conference?", "the 2025 conference"],
  ["When did Hou Yan speak in Tianjin?", "Tianjin"],
  ["顾晓松参加了2025年上海的大会吗", "2025年上海的大会"],
])("%s", (question, event) => {
  expect(found(question)?.askedEvent).toBe(event);
});

test.each([
  ["the event is theirs", "What did Lin Xinhua say at the 2023 launch in Shanghai?"],
  ["their article tells of the year", "What did Lü Yi's team achieve in 2020?"],
  ["nothing is said of the event", "What did Hou Yan say about ethics?"],
  ["nobody is named", "What happened in Tianjin in 2025?"],
])("none where %s", (_, question) => {
  expect(found(question)).toBeNull();
});

test.each([
  ["en", "Lin Xinhua (林鑫华) appears in an article about “Yangtze River Delta alliance"],
  ["zh-Hans", "林鑫华见于另一篇文章:《长三角"],
  ["zh-Hant", "林鑫华見於另一篇文章:《长三角"],
] as const)("says so in %s", (language, expected) => {
  const premise = found("What did Lin Xinhua recommend at the 2025 conference?")!;
  expect(premiseRefusal(premise, articles, language)).toContain(expected);
});
