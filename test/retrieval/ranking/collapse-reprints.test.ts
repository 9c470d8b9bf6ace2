import { describe, expect, test } from "vitest";
import { createAnalyseText } from "../../../src/language/analysed-text.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";
import { collapseReprints } from "../../../src/retrieval/ranking/collapse-reprints.ts";
import type { Found } from "../../../src/retrieval/ranking/retrieve.ts";

const TEXT = "市七医院联手苏州科技大学共建数智医学研究院，研究院正式揭牌成立。";
const OTHER = "禹宝庆希望市七医院同创新产业、科研院所和各大高校开展深度战略合作。";

function found(id: string, text: string, lexical = 0.5): Found {
  return {
    number: 1,
    lexical,
    similarity: null,
    marks: new Float32Array(0),
    score: lexical,
    passage: { id: `${id}@0`, articleId: id, first: 0, last: 0 },
    sentences: [{ id: `${id}#0`, start: 0, end: text.length }],
    article: { id, title: "", language: "zh-Hans", people: [], aliases: [], text, hash: "" },
  };
}

const analyse = createAnalyseText(createLexicon());
const collapse = (passages: readonly Found[], k: number) => collapseReprints(passages, k, analyse);
const idsOf = (passages: readonly Found[]) =>
  passages.map(({ article, reprints }) => [article.id, ...(reprints ?? [])]);

describe("collapseReprints", () => {
  test("the same text in another script, spacing or with a new end is one source", () => {
    const traditional = "市七醫院聯手蘇州科技大學 共建數智醫學研究院，研究院正式揭牌成立。";
    expect(
      idsOf(collapse([found("a", TEXT), found("b", traditional), found("c", OTHER), found("d", `${TEXT}完`)], 5)),
    ).toEqual([["a", "b", "d"], ["c"]]);
  });

  test("an article never reprints itself, and another text is none", () => {
    expect(idsOf(collapse([found("a", TEXT), found("a", TEXT), found("c", OTHER)], 5))).toEqual([["a"], ["a"], ["c"]]);
  });

  test("gives at most k, best first, and reads reprints of these beyond k", () => {
    expect(idsOf(collapse([found("a", TEXT), found("b", TEXT), found("c", OTHER)], 1))).toEqual([["a", "b"]]);
    expect(collapse([], 3)).toEqual([]);
  });
});
