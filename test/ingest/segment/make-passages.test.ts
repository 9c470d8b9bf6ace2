import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Sentence } from "../../../src/domain/article.ts";
import { makePassages } from "../../../src/ingest/segment/make-passages.ts";

/** A text of sentences of these lengths, a paragraph break before those marked. */
function build(parts: readonly { readonly length: number; readonly breaks: boolean }[]): {
  readonly text: string;
  readonly sentences: readonly Sentence[];
} {
  let text = "";
  const sentences = parts.map(({ length, breaks }, n) => {
    if (breaks && text !== "") text += "\n";
    const start = text.length;
    text += `${"水".repeat(length - 1)}。`;
    return { id: `a#${n}`, start, end: text.length };
  });
  return { text, sentences };
}

const lengthOf = (sentences: readonly Sentence[], first: number, last: number): number =>
  sentences.slice(first, last + 1).reduce((sum, { start, end }) => sum + end - start, 0);

describe("makePassages", () => {
  test("cover every sentence once, in order, and stay within 400 unless one sentence does not", () => {
    const part = fc.record({ length: fc.integer({ min: 5, max: 500 }), breaks: fc.boolean() });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 40 }), (parts) => {
        const { text, sentences } = build(parts);
        const passages = makePassages("a", text, sentences);
        let next = 0;
        for (const { id, articleId, first, last } of passages) {
          expect([id, articleId, first]).toEqual([`a@${next}`, "a", next]);
          expect(last).toBeGreaterThanOrEqual(first);
          if (last > first) expect(lengthOf(sentences, first, last)).toBeLessThanOrEqual(400);
          next = last + 1;
        }
        expect(next).toBe(sentences.length);
      }),
    );
  });

  test("ordinary sentences make passages of 150 to 380, with no tiny tail", () => {
    const part = fc.record({ length: fc.integer({ min: 15, max: 80 }), breaks: fc.boolean() });
    fc.assert(
      fc.property(fc.array(part, { minLength: 12, maxLength: 60 }), (parts) => {
        const { text, sentences } = build(parts);
        for (const { first, last } of makePassages("a", text, sentences)) {
          expect(lengthOf(sentences, first, last)).toBeGreaterThan(120);
          expect(lengthOf(sentences, first, last)).toBeLessThanOrEqual(400);
        }
      }),
    );
  });

  test("a short article is one passage, an empty one has none", () => {
    const { text, sentences } = build([
      { length: 60, breaks: false },
      { length: 90, breaks: true },
    ]);
    expect(makePassages("a", text, sentences)).toEqual([{ id: "a@0", articleId: "a", first: 0, last: 1 }]);
    expect(makePassages("a", "", [])).toEqual([]);
  });

  test("an English article has longer passages", () => {
    const text = `${"The ferry is back in service today. ".repeat(40)}`.trim();
    const sentences = [...text.matchAll(/The.*?\./gu)].map(({ index }, n) => ({
      id: `a#${n}`,
      start: index,
      end: index + 35,
    }));
    expect(makePassages("a", text, sentences).map(({ first }) => first)).toEqual([0, 20]);
  });

  test("cuts between paragraphs rather than inside one", () => {
    const { text, sentences } = build([100, 100, 80, 100, 100, 60].map((length, i) => ({ length, breaks: i === 3 })));
    expect(makePassages("a", text, sentences).map(({ first }) => first)).toEqual([0, 3]);
  });
});
