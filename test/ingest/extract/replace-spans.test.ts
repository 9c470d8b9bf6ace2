import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replaceSpans } from "../../../src/ingest/extract/replace-spans.ts";

const hidden = (text: string): string =>
  replaceSpans(
    text,
    /<(a|b)>/gu,
    ([, name]) => `</${name}>`,
    (span) => `#${span.length}`,
  );

describe("replaceSpans", () => {
  test.each([
    ["一<a>二</a>三<b>四</b>", "一#8三#8"],
    ["<a>一<b>二</a>三</b>", "#12三</b>"],
    ["<a>一<a>二</a>三</a>", "#12三</a>"],
    ["<a>一<b>二</b>", "<a>一#8"],
    ["</a>一<b>", "</a>一<b>"],
    ["", ""],
  ])("%s becomes %s", (text, wanted) => {
    expect(hidden(text)).toBe(wanted);
  });

  test("does what a lazy pattern does", () => {
    const piece = fc.constantFrom("<a>", "</a>", "<b>", "</b>", "文", " ");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        expect(hidden(text)).toBe(text.replace(/<(a|b)>[\s\S]*?<\/\1>/gu, (span) => `#${span.length}`));
      }),
    );
  });
});
