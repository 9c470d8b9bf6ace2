import { expect, test } from "vitest";
import { englishValues } from "../../../src/answering/evidence/english-values.ts";

test.each([
  ["8.3萬", "8.3萬", "83,000"],
  ["服务8.3万人", "8.3万人", "83,000 people"],
  ["投入1.2亿元", "1.2亿元", "120,000,000 yuan"],
  ["300餘名嘉賓", "300餘名", "more than 300 people"],
  ["二十项", "二十项", "20"],
  ["第十一屆年會", "十一屆", "11th"],
  ["第三届", "三届", "3rd"],
  ["2025年6月8日召开", "2025年6月8日", "8 June 2025"],
  ["二〇二五年六月八日召开", "二〇二五年六月八日", "8 June 2025"],
  ["2024年3月", "2024年3月", "March 2024"],
  ["6月8日", "6月8日", "8 June"],
  ["下午2点开始", "下午2点", "14:00"],
  ["占30%", "30%", "30%"],
])("%s", (text, written, english) => {
  expect(englishValues(text)).toEqual([{ written, english }]);
});

test.each(["一个平台", "首批项目", "共有12个", "没有数字"])("%s explains itself or counts nothing", (text) => {
  expect(englishValues(text)).toEqual([]);
});

test("values come in the order of the text, each once", () => {
  const found = englishValues("2万人、3月5日、2万人");
  expect(found.map(({ english }) => english)).toEqual(["20,000 people", "5 March"]);
});
