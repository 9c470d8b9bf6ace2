import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTalk } from "../../../src/answering/intent/read-talk.ts";

describe("a message of nothing but talk", () => {
  test("gives the kinds of its words", () => {
    expect(readTalk("Hello, what articles do you hold?")).toEqual(
      new Set(["greeting", "asking", "corpus", "ability", "bot"]),
    );
  });
  test("takes the longest entries: what is asked in two words is not told by one of them", () => {
    expect(readTalk("good morning")).toEqual(new Set(["greeting"]));
    expect(readTalk("谢谢你")).toEqual(new Set(["thanks"]));
  });
  test("is read whatever its script, case, apostrophes and punctuation", () => {
    expect(readTalk("謝謝!!")).toEqual(readTalk("谢谢"));
    expect(readTalk("WHATS NEW")).toEqual(readTalk("What’s new?"));
  });
  test("may misspell a longer word by one letter, not by two, and not a word that is known", () => {
    expect(readTalk("tnahks")).toBeNull();
    expect(readTalk("summarze")).toEqual(new Set(["summary"]));
    expect(readTalk("sumarze")).toBeNull();
    expect(readTalk("qusetion")).toEqual(new Set(["ability"]));
    expect(readTalk("qusetion", () => true)).toBeNull();
  });
});

test("one word of content makes it no talk", () => {
  fc.assert(
    fc.property(fc.constantFrom("hello", "what can you do", "你好", "有哪些文章"), (talk) => {
      expect(readTalk(talk)).not.toBeNull();
      expect(readTalk(`${talk} organoids`)).toBeNull();
      expect(readTalk(`类器官${talk}`)).toBeNull();
    }),
  );
});

test("nothing at all is no talk", () => {
  expect(readTalk("…?!")).toBeNull();
});
