import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { acceptedPatterns, faultOf, keyOf, knownSafe } from "./patterns/check-pattern.ts";
import { written } from "./patterns/pattern.ts";
import { patternsOfSource } from "./patterns/patterns-of-source.ts";
import { recordCompiled } from "./patterns/record-compiled.ts";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/u, "");
const accepted = acceptedPatterns();

describe("the patterns of src", async () => {
  const { patterns, unseen } = await patternsOfSource(root);

  test("take time linear in their text: see docs/decisions/2026-11-28-patterns-are-linear.md", {
    timeout: 300_000,
  }, () => {
    const safe = knownSafe();
    const faults = patterns
      .filter((pattern) => !safe.has(keyOf(pattern)) && !(written(pattern) in accepted))
      .flatMap((pattern) => {
        const fault = faultOf(pattern);
        return fault === null ? [] : [`${pattern.file}: ${written(pattern)} is ${fault}`];
      });
    expect(faults).toEqual([]);
  });

  test("are all seen, those that are put together from parts too", () => {
    expect(unseen).toEqual([]);
    expect(patterns.length).toBeGreaterThan(500);
  });

  test("are accepted without proof only where they exist", () => {
    const known = new Set(patterns.map(written));
    expect(Object.keys(accepted).filter((each) => !known.has(each))).toEqual([]);
  });
});

describe("the checker", () => {
  test.each([
    ["(a+)+$", "exponential"],
    ["\\s+$", "2nd degree polynomial"],
  ])("finds %s out", (source, kind) => {
    expect(faultOf({ source, flags: "u" })).toContain(kind);
  });

  test.each(["(?<!\\s)\\s+$", "<[^<>]*>", "^\\p{Script=Han}{2,12}$"])("lets %s be", (source) => {
    expect(faultOf({ source, flags: "gu" })).toBeNull();
  });

  test("a pattern made outside src is none of its business", async () => {
    expect(await recordCompiled(async () => void /(a+)+$/u)).toEqual([]);
  });
});
