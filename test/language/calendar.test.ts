import { expect, test } from "vitest";
import { dayAt } from "../../src/language/calendar.ts";

const instant = (iso: string): number => Date.parse(iso);

test.each([
  ["2026-03-31T15:59:59Z", "Asia/Shanghai", "2026-03-31"],
  ["2026-03-31T16:00:00Z", "Asia/Shanghai", "2026-04-01"],
  ["2026-01-01T04:59:59Z", "America/New_York", "2025-12-31"],
  ["2026-01-01T05:00:00Z", "America/New_York", "2026-01-01"],
  // In summer the clocks are an hour ahead.
  ["2026-07-01T06:59:59Z", "America/Los_Angeles", "2026-06-30"],
  ["2026-07-01T07:00:00Z", "America/Los_Angeles", "2026-07-01"],
  ["2026-03-31T23:59:59Z", "UTC", "2026-03-31"],
])("at %s it is in %s %s", (iso, zone, day) => {
  expect(dayAt(instant(iso), zone)).toBe(day);
});

test("without a zone it is the machine's day", () => {
  const at = instant("2026-03-31T16:00:00Z");
  const here = new Date(at);
  expect(dayAt(at)).toBe(
    [here.getFullYear(), here.getMonth() + 1, here.getDate()].map((part) => String(part).padStart(2, "0")).join("-"),
  );
});
