import { expect, test } from "vitest";
import { refuseMissing } from "../../../src/answering/sufficiency/refuse-missing.ts";
import { analysed, parts } from "../intent/corpus-parts.ts";

test("what is missing is named, and the nearest sentence shown", async () => {
  const refused = await refuseMissing(["仁济医院"], analysed("仁济医院参加了智能医学大会吗"), parts);
  expect(refused).toMatchObject({ kind: "refusal", lines: [] });
  expect(refused.refusal?.reason).toContain("仁济医院");
  expect(refused.refusal?.nearest).not.toBeNull();
});

test("a corpus without articles has no nearest sentence", async () => {
  const refused = await refuseMissing(["仁济医院"], analysed("仁济医院"), { ...parts, relevant: async () => [] });
  expect(refused.refusal?.nearest).toBeNull();
});
