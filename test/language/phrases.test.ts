import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createPhrases } from "../../src/language/phrases.ts";

const src = fileURLToPath(new URL("../../src", import.meta.url));
const FILES = [
  "answering/intent/data/help.json",
  "answering/refusal/data/frame.json",
  "answering/refusal/data/refusal.json",
  "slack/views/data/words.json",
];
const frame = new URL("../../src/answering/refusal/data/frame.json", import.meta.url);

describe.each(FILES)("%s", (file) => {
  const phrases = JSON.parse(readFileSync(join(src, file), "utf8")) as Record<string, Record<string, string>>;
  const names = (language: string): string[] =>
    Object.keys(phrases[language]!)
      .filter((name) => !name.endsWith(".one"))
      .sort();
  const slots = (phrase: string): string[] => [...new Set(phrase.match(/\{[a-z]+\}/gu))].sort();

  test.each(["zh-Hans", "zh-Hant"])(
    "has every phrase in %s that it has in English, with the same slots",
    (language) => {
      expect(names(language)).toEqual(names("en"));
      for (const name of names("en"))
        expect([name, slots(phrases[language]![name]!)]).toEqual([name, slots(phrases.en![name]!)]);
    },
  );

  test("writes each script as it is", () => {
    const folded = Object.values(phrases["zh-Hans"]!).join("");
    expect(folded).not.toMatch(/[語這關於]/u);
    expect(Object.values(phrases["zh-Hant"]!).join("")).not.toMatch(/[语这关于]/u);
  });
});

test("all data files of phrases are among those tested", () => {
  const found = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
    (path) => /\/(?:frame|help|refusal|words)\.json$/u.test(path) && /(?:intent|refusal|views)\/data\//u.test(path),
  );
  expect(found.toSorted()).toEqual(FILES.toSorted());
});

test("slots are filled, one is told from many, and what lacks is an error", () => {
  const phrase = createPhrases<string>(frame);
  expect(phrase("en", "reprints", { count: 1 })).toContain("1 more article reprints");
  expect(phrase("en", "reprints", { count: 2 })).toContain("2 more articles reprint");
  expect(phrase("zh-Hant", "reprints", { count: 1 })).toContain("另有1篇");
  expect(() => phrase("en", "reprints")).toThrow("needs count");
  expect(() => phrase("en", "no-such")).toThrow("No phrase no-such");
  // What is filled in is not read as a phrase again.
  expect(phrase("en", "as-of", { date: "{count}" })).toContain("{count}");
});
