import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestRun } from "../../../src/retrieval/ranking/longest-run.ts";

const text = fc.string({ unit: fc.constantFrom("医", "工", "结", "合", "a"), maxLength: 12 });

/** Every run of one text, longest first, looked for in the other. */
function naive(one: string, other: string): number {
  for (let length = one.length; length > 0; length--)
    for (let i = 0; i + length <= one.length; i++) if (other.includes(one.slice(i, i + length))) return length;
  return 0;
}

describe("longestRun", () => {
  test("is what looking for every run finds, whichever text comes first", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(longestRun(one, other)).toBe(naive(one, other));
        expect(longestRun(other, one)).toBe(naive(one, other));
      }),
    );
  });

  test.each([
    ["医工结合", "促进医工结合的联盟", 4],
    ["医工结合", "医工交叉，产教结合", 2],
    ["", "医", 0],
  ])("%s in %s: %d", (one, other, length) => {
    expect(longestRun(one, other)).toBe(length);
  });
});
