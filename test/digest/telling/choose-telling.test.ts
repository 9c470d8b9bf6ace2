import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseTelling } from "../../../src/digest/telling/choose-telling.ts";
import { weighSentences } from "../../../src/digest/telling/telling-features.ts";

const TITLE = "数字健康论坛在天津举行";
const SENTENCES = [
  "春天的天津海河两岸花开满城,游人如织。",
  "数字健康论坛6月24日在天津举行,来自八十所高校的代表参加。",
  "论坛发布了智能医学工程专业建设的共识,提出人才培养的标准。",
  "与会代表认为,智能医学工程专业的人才培养需要统一的标准。",
  "智能医学工程专业建设的共识由论坛发布,提出人才培养的标准。",
  "午餐供应了三种水果。",
];

describe("the sentences that tell most", () => {
  test("hold what happened, and nothing twice", () => {
    const chosen = chooseTelling(weighSentences(TITLE, SENTENCES), 2);
    expect(chosen).toHaveLength(2);
    expect(chosen).toContain(1);
    expect(chosen.includes(2) && chosen.includes(4)).toBe(false);
  });
  test("are drawn to those that are favoured", () => {
    const weighed = weighSentences(TITLE, SENTENCES).map((each, i) => ({ ...each, favour: i === 3 ? 9 : 1 }));
    expect(chooseTelling(weighed, 2)).toContain(3);
  });
  test("of nothing are none, and of few all", () => {
    expect(chooseTelling([], 3)).toEqual([]);
    expect(chooseTelling(weighSentences(TITLE, SENTENCES.slice(1, 3)), 3)).toEqual([0, 1]);
  });
});

test("so many as asked for, different, in order", () => {
  const sentence = fc.constantFrom(...SENTENCES, "The forum opened in Tianjin on 24 June.", "短。", "");
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 14 }), fc.integer({ min: 0, max: 4 }), (texts, most) => {
      const chosen = chooseTelling(weighSentences(TITLE, texts), most);
      expect(chosen.length).toBeLessThanOrEqual(most);
      expect([...new Set(chosen)].toSorted((a, b) => a - b)).toEqual(chosen);
      for (const i of chosen) expect(i).toBeLessThan(texts.length);
    }),
  );
});
