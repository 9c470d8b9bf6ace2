import { expect, test } from "vitest";
import { createComposeList } from "../../../src/answering/intent/compose-list.ts";
import { analysed, lexicon, parts, quotesOf } from "./corpus-parts.ts";

const compose = createComposeList(lexicon);
const list = (question: string) => compose(analysed(question), parts);

test.each([
  ["the people of one event who did it", "哪些校长出席了2025年的大会?", 1, ["马宁诺", "加亚宁"]],
  ["those from abroad", "Which foreign guests came to the 2025 conference?", 1, ["布迪米尔", "马宁诺"]],
  [
    "titles of talks",
    "What were the keynote speeches at the 2025 conference?",
    3,
    ["唾液腺再生", "慢病主动健康管理", "精准诊断"],
  ],
  ["numbered points", "孫科講的四項重點是什麼?", 4, ["聯合攻關", "組織管理", "協同作用", "產業鏈部署創新"]],
  [
    "points named one by one",
    "What three approvals were read out at the Xi'an conference?",
    3,
    ["富雪玲", "許海晗", "丁燕"],
  ],
  ["bodies in a series", "哪些企业参加了天津的会议?", 1, ["天堰科技", "中电云脑"]],
  ["bodies abroad", "Which foreign universities are mentioned?", 3, ["阿尔伯塔大学", "巴尼亚卢卡大学"]],
  ["whoever is behind something", "长三角医疗新科技协同创新联盟是哪几家拉起来的", 1, ["共同发起"]],
  ["points by who led them", "三个议题是哪几位引导的", 3, ["李凱倫", "王晶", "王文"]],
  ["who gave an address, not who spoke", "哪几位在数字健康高峰论坛致辞", 2, ["致辞的有"]],
  ["events of a place", "Which events were held in Tianjin?", 1, ["2022年6月24日"]],
])("lists %s", async (_, question, most, held) => {
  const quotes = quotesOf(await list(question));
  for (const each of held) expect(quotes.join("\n")).toContain(each);
  expect(quotes.length).toBeLessThanOrEqual(most);
});

test("across articles, says how many were found and where", async () => {
  const composed = await list("list all hospitals mentioned");
  expect(composed?.notices[0]).toBe("5 found in 4 articles.");
  expect(quotesOf(composed)).toHaveLength(5);
});

test("has nothing to say where no kind of item is asked for", async () => {
  expect(await list("Why is the sky blue?")).toBeNull();
});
