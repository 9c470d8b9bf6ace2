import { expect, test } from "vitest";
import { firstDay } from "../../../src/ingest/extract/read-day.ts";

test.each([
  ["发布于 2024-05-01 10:20", "2024-05-01"],
  ["2024.5.1", "2024-05-01"],
  ["二〇二四年五月一日", "2024-05-01"],
  ["二○二四年十二月三十一日", "2024-12-31"],
  ["中華民國一百一十三年五月一日", "2024-05-01"],
  ["發布日期：113/05/01", "2024-05-01"],
  ["113年5月1日", "2024-05-01"],
  ["May 1, 2024", "2024-05-01"],
  ["Wednesday, 1 May 2024", "2024-05-01"],
  ["Sept. 3, 2024", "2024-09-03"],
  ["2023-02-30, later 2024-02-29", "2024-02-29"],
  ["30/04/2024", "2024-04-30"],
  ["5月1日", undefined],
  ["2024年5月", undefined],
  ["03/04/2024", undefined],
  ["yesterday", undefined],
  ["20240501", undefined],
])("%s is %s", (text, day) => {
  expect(firstDay(text)).toBe(day);
});

test("takes eight figures for a day only when asked to", () => {
  expect(firstDay("a-20240501-b", { compact: true })).toBe("2024-05-01");
  expect(firstDay("12024050199", { compact: true })).toBeUndefined();
});
