import { expect, test } from "vitest";
import { readClaimLine } from "../../../src/answering/generation/line-claims.ts";

test.each([
  ["大会在上海举行。 ⟦bcd⟧", "大会在上海举行。", ["bcd"]],
  ["It was held in Shanghai [BCD, fgh].", "It was held in Shanghai", ["bcd", "fgh"]],
  ["大会在上海举行（bcd；fgh）", "大会在上海举行", ["bcd", "fgh"]],
  ["大会在上海举行。", "大会在上海举行。", []],
])("%s is a claim with its ids", (line, text, ids) => {
  expect(readClaimLine(line)).toEqual({ text, ids });
});

test.each(["", "   ", "```", "⟦bcd⟧"])("%j says nothing", (line) => {
  expect(readClaimLine(line)).toBeNull();
});

test("what the sources lack is told apart", () => {
  expect(readClaimLine("⟦insufficient⟧ The sources name no winner.")).toEqual({
    missing: "The sources name no winner.",
  });
  expect(readClaimLine("insufficient.")).toEqual({ missing: "" });
});
