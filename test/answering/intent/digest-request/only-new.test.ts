import { expect, test } from "vitest";
import { afterOnlyNew } from "../../../../src/answering/intent/digest-request/only-new.ts";

test.each([
  ["new", ""],
  ["New", ""],
  ["what's new", ""],
  ["new on education", "education"],
  ["what’s new in Shanghai last week", "Shanghai last week"],
  ["only new about 类器官 in English", "类器官 in English"],
  ["新内容", ""],
  ["有什么新的?", ""],
  ["只看新的 关于教育", "教育"],
  ["新消息,关于上海", "上海"],
])("%s asks only for what is new", (text, rest) => {
  expect(afterOnlyNew(text)).toBe(rest);
});

test.each(["", "new york", "New Zealand last month", "新能源汽车", "新加坡", "newspapers", "education"])(
  "%s does not",
  (text) => {
    expect(afterOnlyNew(text)).toBeNull();
  },
);
