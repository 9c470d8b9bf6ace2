import { expect, test } from "vitest";
import { fold } from "../../../src/language/fold.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";
import { functionWords } from "../../../src/retrieval/query/function-words.ts";

const lexicon = createLexicon();

test.each([
  ["那場大會到底是誰主辦的", ["那场", "到底"], ["大会", "主办"]],
  ["联盟那个成员最后真的签约了吗", ["那个", "最后", "真的"], ["联盟", "成员", "签约"]],
  ["三场论坛", [], ["三场", "论坛"]],
])("%s binds with %j", (text, binding, telling) => {
  const found = functionWords(fold(text), lexicon);
  expect([...found]).toEqual(expect.arrayContaining(binding));
  for (const word of telling) expect(found).not.toContain(word);
});

test("English has none that are not stop words already", () => {
  expect(functionWords("who hosted that conference", lexicon).size).toBe(0);
});
