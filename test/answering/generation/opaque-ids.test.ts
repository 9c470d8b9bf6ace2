import * as fc from "fast-check";
import { expect, test } from "vitest";
import { opaqueIds } from "../../../src/answering/generation/opaque-ids.ts";

test("ids are three consonants, each once, the same for the same seed and others for another", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.string(), (count, seed) => {
      const ids = opaqueIds(count, seed, "");
      expect(new Set(ids).size).toBe(count);
      expect(ids.every((id) => /^[b-df-hj-np-tv-xz]{3}$/u.test(id))).toBe(true);
      expect(opaqueIds(count, seed, "")).toEqual(ids);
    }),
  );
  expect(opaqueIds(5, "a", "")).not.toEqual(opaqueIds(5, "b", ""));
});

test("a word of the request is no id", () => {
  const [first] = opaqueIds(1, "a", "");
  expect(opaqueIds(9, "a", `what is ${first!.toUpperCase()}?`)).not.toContain(first);
});
