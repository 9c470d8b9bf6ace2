import { expect, test } from "vitest";
import type { Evidence } from "../../../src/answering/evidence/find-evidence.ts";
import { unmetDemand } from "../../../src/answering/sufficiency/unmet-demand.ts";
import { fold } from "../../../src/language/fold.ts";

function evidenceOf(...texts: readonly string[]): readonly Evidence[] {
  const text = texts.join("");
  const article = { id: "a", text };
  let at = 0;
  const sentences = texts.map((each, i) => {
    const start = at;
    at += each.length;
    return { id: `a#${i}`, start, end: at };
  });
  return texts.map((_, order) => ({ article, sentences, order }) as unknown as Evidence);
}

test.each([
  ["How old is Li Feng?", "李峰说，嘉定是科学卫星城。", "an age"],
  ["How old is Li Feng?", "李峰今年52岁。", null],
  ["李峰多大年纪", "李峰1970年出生于上海。", null],
  ["How much money did the project cost?", "项目在嘉定启动。", "a sum of money"],
  ["项目花了多少钱?", "项目总投资3亿元。", null],
  ["Who won the contest?", "大赛在会上启动。", "a winner"],
  ["谁获得了大赛冠军?", "复旦大学夺冠。", null],
  ["What percentage of the devices are imported?", "设备大多来自国外。", "a share"],
  ["What percentage of the devices are imported?", "进口设备占七成以上。", null],
  ["Who spoke at the launch?", "大赛在会上启动。", null],
])("%s from %s lacks %s", (question, sentence, lacks) => {
  expect(unmetDemand(fold(question), evidenceOf("大会于6月举行。", sentence))).toBe(lacks);
});

test("where nothing was found nothing is demanded", () => {
  expect(unmetDemand("how old is he?", [])).toBeNull();
});
