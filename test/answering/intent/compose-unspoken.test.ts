import { expect, test } from "vitest";
import { createComposeUnspoken } from "../../../src/answering/intent/compose-unspoken.ts";
import { createNameDirectory } from "../../../src/retrieval/query/name-directory.ts";
import type { WeighedTerm } from "../../../src/retrieval/query/search-term.ts";
import { analysed, articles, lexicon, parts } from "./corpus-parts.ts";

const compose = createComposeUnspoken(async () => createNameDirectory(articles, lexicon), lexicon);

const term = (text: string, ...forms: readonly string[]): WeighedTerm => ({
  text,
  kind: "word",
  weight: 1,
  found: 1,
  gain: 1,
  worth: 1,
  alternatives: forms.map((form) => ({ term: `w${form}`, weight: 1 })),
});

test.each([
  ["What did Zhao Zhen say?", [], "Zhao Zhen is named, but no article tells what Zhao Zhen said."],
  ["赵光说了什么", [], "文章提到了赵光,但没有一篇写出赵光说了什么。"],
  [
    "What did Hou Yan say about tariffs?",
    [term("tariffs", "关税")],
    "No article tells of Hou Yan saying anything about tariffs.",
  ],
])("%s is refused", async (question, terms, reason) => {
  const composed = await compose({ ...analysed(question), terms }, parts);
  expect(composed).toMatchObject({ kind: "refusal", refusal: { reason } });
  expect(composed?.refusal?.nearest).not.toBeNull();
});

test.each([
  ["What did Hou Yan say?", []],
  ["What does Lin Xinhua think of organoids?", [term("organoids", "类器官")]],
  ["Who is Zhao Zhen?", []],
  ["What did Hou Yan and Zhao Zhen say?", []],
])("%s is left to the others", async (question, terms) => {
  expect(await compose({ ...analysed(question), terms }, parts)).toBeNull();
});
