import { expect, test } from "vitest";
import { dayOfEvidence, wholeText, withoutMarks } from "../../../src/answering/grounding/evidence-text.ts";

test("everything that the evidence says is there once, a sentence a line", () => {
  const evidence = [
    { text: "他表示祝贺。", before: "侯岩致辞。", title: "大会举行", facts: ["Shanghai"] },
    { text: "会上签约。", title: "大会举行" },
  ];
  expect(wholeText(evidence)).toBe("大会举行\nShanghai\n侯岩致辞。\n他表示祝贺。\n会上签约。");
});

test("its day is the article's, else the first one written in it", () => {
  expect(dayOfEvidence([{ text: "2024-3-2开幕" }, { text: "", published: "2025-06-09" }])).toBe("2025-06-09");
  expect(dayOfEvidence([{ text: "2024-3-2开幕" }])).toBe("2024-03-02");
  expect(dayOfEvidence([{ text: "开幕" }])).toBeUndefined();
});

test("words compare by their characters", () => {
  expect(withoutMarks("“产教 融合”，推动。")).toBe("产教融合推动");
});
