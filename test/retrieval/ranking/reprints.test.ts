import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gramsOf, groupReprints, isHeldBy, isReprint } from "../../../src/retrieval/ranking/reprints.ts";

const group = (...texts: readonly string[]) => groupReprints(texts.map(gramsOf));
const long =
  "第六届智能大会数字健康论坛在天津举行,来自医院、高校与企业的代表讨论了医工结合的人才培养。会上发布了智能医学工程的课程标准,并成立了由十二所院校组成的联合体。与会者认为,数据的安全与共享是下一步的难点,需要统一的规范。";

describe("what is one text", () => {
  test("the same in another script, width and punctuation", () => {
    expect(group(long, long.replaceAll("数据", "數據").replaceAll(",", "，").replaceAll("医院", "醫院"))).toEqual([
      0, 0,
    ]);
  });
  test("with a line added by the editor", () => {
    expect(group(long, `${long}(责任编辑)`)).toEqual([0, 0]);
  });
  test("a reprint of a reprint", () => {
    const cut = long.slice(0, 60);
    expect(group(long, `${long}更多内容请看下一页`, `更多新闻在这里往下翻${long}更多内容请看下一页`)).toEqual([
      0, 0, 0,
    ]);
    expect(group(cut, long)).toEqual([0, 0]);
  });
  test("a text quoted whole inside a longer one, which is no second source", () => {
    const longer = `${long}${"另一场会议随后在西安召开,议题完全不同,涉及交通、能源与城市管理。"}论坛期间还举办了展览和路演。`;
    expect(group(long, longer)).toEqual([0, 0]);
    expect(isHeldBy(gramsOf(long), gramsOf(longer))).toBe(true);
    expect(isHeldBy(gramsOf(longer), gramsOf(long))).toBe(false);
  });
  test("shorter than a gram, when it is the same", () => {
    expect(group("大会", "大会", "大学")).toEqual([0, 0, 2]);
  });
});

describe("what is not", () => {
  test("texts about the same thing in other words", () => {
    expect(group(long, "天津的论坛讨论了数字健康。十二所院校组成联合体,发布课程标准。专家说数据安全是难点。")).toEqual([
      0, 1,
    ]);
  });
  test("texts without any letter", () => {
    expect(group("", "", "。。。")).toEqual([0, 1, 2]);
  });
});

test("finds the pairs that comparing every pair finds", () => {
  const words = ["会议", "天津", "医学", "工程", "数据", "安全", "2025", "policy"];
  const text = fc.array(fc.constantFrom(...words), { minLength: 30, maxLength: 60 }).map((parts) => parts.join(""));
  const texts = fc.array(text, { minLength: 1, maxLength: 6 }).chain((all) =>
    fc
      .array(fc.tuple(fc.nat(all.length - 1), fc.constantFrom("", "附", "附记", "附记一二三四五六七八")), {
        maxLength: 6,
      })
      .map((copies) => [...all, ...copies.map(([i, tail]) => all[i]! + tail)]),
  );
  fc.assert(
    fc.property(texts, (all) => {
      const grams = all.map(gramsOf);
      const groups = groupReprints(grams);
      for (const [i, g] of groups.entries()) expect(groups[g]).toBe(g <= i ? g : -1);
      for (let i = 0; i < all.length; i++)
        for (let j = 0; j < i; j++) if (isReprint(grams[i]!, grams[j]!)) expect(groups[i]).toBe(groups[j]);
    }),
    { numRuns: 100 },
  );
});

test("overlap is measured against the shorter, and 85 % is enough", () => {
  const numbers = (from: number, to: number) => Uint32Array.from({ length: to - from }, (_, i) => from + i);
  expect(isReprint(numbers(0, 100), numbers(15, 200))).toBe(true);
  expect(isReprint(numbers(15, 200), numbers(0, 100))).toBe(true);
  expect(isReprint(numbers(0, 100), numbers(16, 200))).toBe(false);
});
