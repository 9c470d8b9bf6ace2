import { expect, test } from "vitest";
import { wordedRequest } from "../../src/digest/worded-request.ts";

test.each([
  ["education since 2024 in English", { topic: "education", since: "2024-01-01", language: "en" }],
  ["Tianjin", { topic: "Tianjin", language: "en" }],
  ["天津", { topic: "天津", language: "zh-Hans" }],
])("reads %s", (text, wanted) => {
  expect(wordedRequest(text, "2026-03-01")).toMatchObject({ ...wanted, today: "2026-03-01" });
});

test("what it cannot read is bad input", () => {
  expect(() => wordedRequest("from 2024 to 2023", "2026-03-01")).toThrow("ends before it begins");
});
