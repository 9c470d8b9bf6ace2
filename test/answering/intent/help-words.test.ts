import { expect, test } from "vitest";
import { helpWords } from "../../../src/answering/intent/help-words.ts";

test("slots are filled in every language, and an unknown sentence is an error", () => {
  expect(helpWords("en", "who", { person: "Hou Yan" })).toBe("Who is Hou Yan?");
  expect(helpWords("zh-Hans", "who", { person: "侯岩" })).toBe("侯岩是谁？");
  expect(helpWords("zh-Hant", "who", { person: "侯岩" })).toBe("侯岩是誰？");
  expect(() => helpWords("en", "nonsense")).toThrow(TypeError);
});
