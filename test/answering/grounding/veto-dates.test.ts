import { describe, expect, test } from "vitest";
import { vetoDates } from "../../../src/answering/grounding/veto-dates.ts";

const vetoes = (claim: string, text: string, published?: string): boolean =>
  vetoDates(claim, [{ text, ...(published === undefined ? {} : { published }) }]) !== null;

const OPENED = "2025年6月8日上午9时，论坛在天津举行，6月10日闭幕。";

describe("a date that stands nowhere in the evidence is vetoed", () => {
  test.each([
    "论坛于2025年7月8日举行。",
    "论坛于2024年6月8日举行。",
    "论坛于6月9日举行。",
    "The forum was held on July 8, 2025.",
    "The forum was held in May.",
  ])("%s", (claim) => {
    expect(vetoes(claim, OPENED)).toBe(true);
  });
});

describe("one that stands there is not", () => {
  test.each([
    "论坛于2025年6月8日举行。",
    "The forum was held on June 8, 2025.",
    "The forum closed on June 10.",
    "The forum was held in June 2025.",
    "论坛于6月8日早上9时举行。",
  ])("%s", (claim) => {
    expect(vetoes(claim, OPENED)).toBe(false);
  });

  test("the day of the article counts as told", () => {
    expect(vetoes("The article is of 9 June 2025.", "论坛昨天闭幕。", "2025-06-09")).toBe(false);
    expect(vetoes("The article is of 9 June 2024.", "论坛昨天闭幕。", "2025-06-09")).toBe(true);
  });

  test("words for a day without a figure say too little to contradict", () => {
    expect(vetoes("It was held yesterday.", OPENED)).toBe(false);
  });
});
