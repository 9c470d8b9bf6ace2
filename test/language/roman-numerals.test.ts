import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { romanNumerals } from "../../src/language/roman-numerals.ts";
import { valuesOf } from "../../src/language/terms.ts";

const PIECES: readonly (readonly [number, string])[] = [
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];
const write = (value: number): string => {
  const [size, letters] = PIECES.find(([each]) => each <= value) ?? [0, ""];
  return size === 0 ? "" : letters + write(value - size);
};

describe("romanNumerals", () => {
  test("every numeral below 90 is read as it is written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 89 }), (value) => {
        const numeral = write(value);
        expect(romanNumerals(`the ${numeral}. congress`)).toEqual(numeral.length > 1 ? [value] : []);
      }),
    );
  });

  test.each(["I went", "Vitamin", "IIII", "XILX", "mix", "VIP", "IXth", "HIV", ""])("%s holds none", (text) => {
    expect(romanNumerals(text)).toEqual([]);
  });

  test("a numeral meets the number in Chinese", () => {
    expect(valuesOf("phase III")).toContain("nn:3");
    expect(valuesOf("第3期")).toContain("nn:3");
  });
});
