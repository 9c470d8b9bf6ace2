import { expect, test } from "vitest";
import { withAsOf } from "../../src/answering/as-of.ts";

const ended = { answered: true, language: "en", notices: ["first"] } as const;

function run(...given: Parameters<typeof withAsOf<typeof ended>>) {
  const events = withAsOf(...given);
  const told: unknown[] = [];
  for (;;) {
    const { done, value } = events.next();
    if (done) return { told, answer: value };
    told.push(value);
  }
}

test("an answer from a corpus that has had nothing new for a year says of which day it is", () => {
  const { told, answer } = run(ended, "2025-06-09", "2026-06-10");
  const text = "As of 2025-06-09, the newest source here.";
  expect(told).toEqual([{ type: "notice", text }]);
  expect(answer).toMatchObject({ asOf: "2025-06-09", notices: ["first", text] });
});

test.each([
  ["2025-06-09", "2026-06-09"],
  ["2025-06-09", undefined],
  [null, "2026-06-10"],
])("newest %s, today %s: nothing is said, the day is given", (newest, now) => {
  const { told, answer } = run(ended, newest, now);
  expect(told).toEqual([]);
  expect(answer).toMatchObject({ asOf: newest, notices: ["first"] });
});

test("a refusal has the day but no notice", () => {
  const refused = { ...ended, answered: false as boolean };
  const events = withAsOf(refused, "2020-01-01", "2026-06-10");
  expect(events.next()).toMatchObject({ done: true, value: { asOf: "2020-01-01", notices: ["first"] } });
});
