import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const file = new URL("../../../src/slack/views/data/interaction-words.json", import.meta.url);

test("every word is there in every language, short enough for its button", () => {
  const words = JSON.parse(readFileSync(file, "utf8")) as Record<string, Record<string, string>>;
  const names = Object.keys(words.en!).filter((name) => !name.endsWith(".one"));
  for (const language of ["zh-Hans", "zh-Hant"])
    expect(Object.keys(words[language]!)).toEqual(expect.arrayContaining(names));
  for (const phrases of Object.values(words))
    for (const name of ["show-evidence", "share", "send", "close"])
      expect(phrases[name]!.length).toBeLessThanOrEqual(24);
});
