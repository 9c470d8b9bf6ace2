import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { measureOwn } from "../../scripts/eval/measure-sets.ts";
import { reaches } from "../../scripts/eval/scorecard.ts";

test("our own questions over corpus/ stay above their floors, and no cheat passes", async () => {
  const { figures, controls } = await measureOwn(fileURLToPath(new URL("../..", import.meta.url)));
  expect(
    figures.filter((figure) => reaches(figure) === false).map(({ measure, value }) => `${measure} ${value}`),
  ).toEqual([]);
  expect(figures.length).toBeGreaterThanOrEqual(6);
  expect(controls).toHaveLength(3);
  for (const { control, fails } of controls) expect(fails.length, control).toBeGreaterThan(0);
}, 30_000);
