import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { remember } from "../../src/language/remember.ts";

describe("remember", () => {
  test("gives what making gives, whatever was asked before, and forgets in time", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 2 })), fc.integer({ min: 1, max: 4 }), (keys, most) => {
        const made: string[] = [];
        const owner = {};
        const get = remember(most, (key: string, of: object) => {
          made.push(key);
          return { key, of };
        });
        for (const key of keys) expect(get(key, owner)).toEqual({ key, of: owner });
        expect(made.length).toBeGreaterThanOrEqual(new Set(keys).size);
        if (new Set(keys).size <= most) expect(made.length).toBe(new Set(keys).size);
      }),
    );
  });

  test("keeps nothing of one owner for another", () => {
    const get = remember(10, (key: string, owner: { readonly name: string }) => owner.name + key);
    expect(get("x", { name: "a" })).toBe("ax");
    expect(get("x", { name: "b" })).toBe("bx");
  });
});
