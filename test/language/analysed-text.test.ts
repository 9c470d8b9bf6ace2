import { expect, test } from "vitest";
import { createAnalyseText } from "../../src/language/analysed-text.ts";
import { createLexicon } from "../../src/language/lexicon.ts";

test("a text is analysed once, each part at its first use, as long as it is kept", () => {
  const lexicon = createLexicon();
  let cut = 0;
  const counting = {
    ...lexicon,
    segment: (folded: string) => {
      cut++;
      return lexicon.segment(folded);
    },
  };
  const analyse = createAnalyseText(counting, 2);
  const first = analyse("張景安說，大會有400餘人。", "2025-06-09");
  expect(cut).toBe(0);
  expect(first.folded).toBe("张景安说,大会有400余人。");
  expect(first.words).toBe(first.words);
  expect(cut).toBe(1);
  expect(analyse("張景安說，大會有400餘人。", "2025-06-09")).toBe(first);
  expect(analyse("張景安說，大會有400餘人。", "2024-06-09")).not.toBe(first);
  expect(first.values).toContain("nn:400");
  expect(first.names).toContain("pzhangjingan");
  analyse("another text");
  expect(analyse("張景安說，大會有400餘人。", "2025-06-09")).not.toBe(first);
});
