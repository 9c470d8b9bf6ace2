import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyPostings, type Postings } from "../../../src/index/lexical/postings.ts";
import { PostingsBuilder } from "../../../src/index/lexical/postings-builder.ts";
import { openPostings, postingsPieces } from "../../../src/index/lexical/postings-bytes.ts";
import { mergePostings } from "../../../src/index/lexical/postings-merge.ts";
import { closeHoles, HOLE, keepNumbers } from "../../../src/index/storage/renumbering.ts";
import { joinPieces } from "../../../src/index/storage/sections.ts";
import { anyTerms } from "../arbitraries.ts";

function build(passages: Iterable<readonly [number, readonly string[]]>, size = 0): Postings {
  const builder = new PostingsBuilder();
  for (const [number, terms] of passages) builder.add(number, terms);
  return builder.build(size);
}

const bytesOf = (postings: Postings) => joinPieces(postingsPieces(postings));

const anyChange = fc.record({
  old: fc.array(anyTerms, { maxLength: 12 }),
  removed: fc.uniqueArray(fc.nat({ max: 11 })),
  added: fc.array(anyTerms, { maxLength: 6 }),
  close: fc.boolean(),
});

test("what is merged equals what is built afresh, to the last byte", () => {
  fc.assert(
    fc.property(anyChange, ({ old, removed, added, close }) => {
      const before = build(old.entries());
      const kept = keepNumbers(before.live, new Set(removed));
      const numbers = close ? closeHoles(kept) : kept;
      const staying = [...numbers].flatMap((number, i) => (number === HOLE ? [] : [[number, old[i] ?? []] as const]));
      const first = close ? staying.length : old.length;
      const arriving = added.map((terms, i) => [first + i, terms] as const);
      const size = first + added.length;
      const merged = mergePostings(before, numbers, build(arriving, size));
      expect(bytesOf(merged)).toEqual(bytesOf(build([...staying, ...arriving], size)));
    }),
  );
});

test("bytes give the postings back without copying", () => {
  fc.assert(
    fc.property(fc.array(anyTerms, { maxLength: 8 }), (passages) => {
      const postings = build(passages.entries());
      const bytes = bytesOf(postings);
      const opened = openPostings(bytes);
      expect(opened).toEqual(postings);
      expect(opened.passages.buffer).toBe(bytes);
    }),
  );
});

test("arrays that do not fit together are refused", () => {
  const postings = build([[0, ["w雨", "h雪"]]]);
  for (const wrong of [
    { live: new Uint8Array(2) },
    { counts: new Uint8Array(1) },
    { starts: new Uint32Array(1) },
    { lengths: new Uint32Array(1) },
  ]) {
    expect(() => openPostings(bytesOf({ ...postings, ...wrong }))).toThrow(RangeError);
  }
  expect(openPostings(bytesOf(emptyPostings))).toEqual(emptyPostings);
});
