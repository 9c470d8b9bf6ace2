const ROMAN = /(?<![\p{L}\p{N}])(?=[IVXL]{2})(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\p{L}\p{N}])/gu;
const LETTERS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/**
 * The values of the Roman numerals below 90 in a text, of two capital letters or more: "phase III" is 第3期. For search
 * only: a claim is not held to a number that may be somebody's initials.
 */
export function romanNumerals(text: string): readonly number[] {
  return [...text.matchAll(ROMAN)].map(([numeral]) => {
    const values = [...numeral].map((letter) => LETTERS[letter]!);
    return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
  });
}
