import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standOut } from "../../../src/retrieval/ranking/stand-out.ts";

const hits = (scores: readonly number[]) =>
  [...scores].sort((a, b) => b - a).map((score, passage) => ({ passage, score }));

describe("standOut", () => {
  test("a crowd in which nobody stands out says nothing", () => {
    expect(standOut(hits(Array.from({ length: 60 }, (_, i) => 0.5 - i * 0.001))).size).toBe(0);
  });

  test("one far ahead counts fully, and alone", () => {
    expect([...standOut(hits([0.9, ...Array.from({ length: 59 }, (_, i) => 0.3 - i * 0.001)]))]).toEqual([[0, 1]]);
  });

  test("a few hits, or equal ones, are no crowd", () => {
    expect(standOut(hits([9, 1, 0])).size).toBe(0);
    expect(standOut(hits(new Array<number>(20).fill(0.4))).size).toBe(0);
    expect(standOut([]).size).toBe(0);
  });

  test("shares are from 0 to 1, fall with the rank and do not depend on the scale of the scores", () => {
    const scores = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 60 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 64 }), (some, scale) => {
        const shares = [...standOut(hits(some)).values()];
        for (const [i, share] of shares.entries()) {
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(Math.min(1, shares[i - 1] ?? 1));
        }
        const scaled = [...standOut(hits(some.map((each) => each * 2 ** scale))).values()];
        expect(scaled).toEqual(shares);
      }),
    );
  });
});
