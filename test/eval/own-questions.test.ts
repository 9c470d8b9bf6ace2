import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { measureOwn } from "../../scripts/eval/measure-sets.ts";
import { reaches } from "../../scripts/eval/scorecard.ts";

test("our own questions over corpus/ stay above their floors", async () => {
  const figures = await measureOwn(fileURLToPath(new URL("../..", import.meta.url)));
  expect(
    figures.filter((figure) => reaches(figure) === false).map(({ measure, value }) => `${measure} ${value}`),
  ).toEqual([]);
  expect(figures.filter(({ value, bar }) => value !== null && bar !== null).length).toBeGreaterThanOrEqual(5);
}, 60_000);
