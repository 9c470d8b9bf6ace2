import { describe, expect, test } from "vitest";
import { dateOf, inPeriod, newestFirst, oldestFirst } from "../../src/retrieval/article-period.ts";
import { makeArticle } from "../digest/small-corpus.ts";

const dated = (published?: string, eventDate?: string, id = "a") =>
  makeArticle(id, "", { ...(published ? { published } : {}), ...(eventDate ? { eventDate } : {}) });

describe("the date an article stands under", () => {
  test("is that of publication, else of the event, else none", () => {
    expect(dateOf(dated("2025-06-09", "2025-06-08"))).toBe("2025-06-09");
    expect(dateOf(dated(undefined, "2025-06"))).toBe("2025-06");
    expect(dateOf(dated())).toBeNull();
  });
});

describe("a period", () => {
  test("includes both its days", () => {
    const on = (day: string) => inPeriod(dated(day), "2025-06-02", "2025-06-08");
    expect(["2025-06-01", "2025-06-02", "2025-06-08", "2025-06-09"].map(on)).toEqual([false, true, true, false]);
  });
  test("left open on one side goes on for ever", () => {
    expect(inPeriod(dated("2031-01-01"), "2025-06-02", undefined)).toBe(true);
    expect(inPeriod(dated("1999-01-01"), undefined, "2025-06-02")).toBe(true);
    expect(inPeriod(dated("1999-01-01"), "2025-06-02", undefined)).toBe(false);
  });
  test("holds a month or a year only when all of it lies inside", () => {
    expect(inPeriod(dated(undefined, "2025-06"), "2025-06-01", "2025-06-30")).toBe(true);
    expect(inPeriod(dated(undefined, "2025-06"), "2025-06-02", undefined)).toBe(false);
    expect(inPeriod(dated(undefined, "2024-02"), undefined, "2024-02-28")).toBe(false);
    expect(inPeriod(dated(undefined, "2024-02"), undefined, "2024-02-29")).toBe(true);
    expect(inPeriod(dated(undefined, "2025"), "2025-01-01", "2025-12-31")).toBe(true);
    expect(inPeriod(dated(undefined, "2025"), undefined, "2025-12-30")).toBe(false);
  });
  test("an article without a date is in none but the open one", () => {
    expect(inPeriod(dated(), undefined, undefined)).toBe(true);
    expect(inPeriod(dated(), "1900-01-01", undefined)).toBe(false);
    expect(inPeriod(dated(), undefined, "2100-01-01")).toBe(false);
  });
});

test("both orders put the undated last and break ties by id", () => {
  const articles = [
    dated(undefined, undefined, "u"),
    dated("2025-06-09", undefined, "b"),
    dated("2025-06-09", undefined, "a"),
    dated(undefined, "2024-01-01", "old"),
  ];
  expect(articles.toSorted(newestFirst).map((a) => a.id)).toEqual(["a", "b", "old", "u"]);
  expect(articles.toSorted(oldestFirst).map((a) => a.id)).toEqual(["old", "a", "b", "u"]);
});
