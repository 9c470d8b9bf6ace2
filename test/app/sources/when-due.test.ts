import { expect, test } from "vitest";
import { nextDue } from "../../../src/app/sources/when-due.ts";

const at = (iso: string): number => Date.parse(iso);

test("a source that was never tried is due at once, else at the next time of its schedule in its zone", () => {
  const schedule = "0 7 * * *";
  expect(nextDue({ schedule }, null, "Asia/Shanghai")).toBe(0);
  expect(nextDue({ schedule }, at("2026-11-28T08:00:00Z"), "Asia/Shanghai")).toBe(at("2026-11-28T23:00:00Z"));
  expect(nextDue({ schedule }, at("2026-11-28T08:00:00Z"), "UTC")).toBe(at("2026-11-29T07:00:00Z"));
});
