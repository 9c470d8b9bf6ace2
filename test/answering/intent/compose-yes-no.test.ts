import { expect, test } from "vitest";
import { createComposeYesNo } from "../../../src/answering/intent/compose-yes-no.ts";
import { analysed, lexicon, parts, quotesOf } from "./corpus-parts.ts";

const compose = createComposeYesNo(lexicon);
const verdict = async (question: string) => (await compose(analysed(question), parts))?.lines[0]?.text;

test.each([
  ["长三角医疗新科技协同创新联盟是在杭州启动的吗?", "不是:在上海。"],
  ["Was the World Intelligence Congress held in Beijing?", "No: in 天津."],
  ["Was the World Intelligence Congress held in Tianjin?", "Yes."],
  ["Was the World Intelligence Congress held in 2023?", "No: on 2022-06-24."],
  ["Was 数智医学研究院 launched in 2022?", undefined],
  ["Did Hou Yan speak at the 2025 conference?", "Yes."],
  ["Did Hou Yan speak about ethics at the 2025 conference?", undefined],
  ["Is Siemens Healthineers mentioned anywhere?", "Yes."],
])("%s", async (question, expected) => {
  expect(await verdict(question)).toBe(expected);
});

test("whoever was elsewhere is told of with a sentence", async () => {
  const composed = await compose(analysed("侯岩参加了天津的论坛吗?"), parts);
  expect(composed?.refusal?.reason).toContain("上海健康医学院举办");
  expect(composed?.refusal?.nearest?.article.place).toBe("上海");
});

test("absence is told of after all articles were searched", async () => {
  const composed = await compose(analysed("Is Wuhan University mentioned anywhere?"), parts);
  expect(composed?.refusal?.reason).toBe("All 5 articles were searched: none mentions Wuhan University.");
  expect(quotesOf(composed)).toEqual([]);
});
