import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { OWN_QUESTIONS } from "../../scripts/eval/evaluation-sets.ts";
import { measureSets } from "../../scripts/eval/measure-sets.ts";
import { reaches } from "../../scripts/eval/scorecard.ts";

test("our own questions over corpus/ stay above their floors", async () => {
  const home = fileURLToPath(new URL("../..", import.meta.url));
  const figures = await measureSets([OWN_QUESTIONS], { data: home, home });
  const missed = figures.filter((figure) => reaches(figure) !== true);
  expect(missed.map(({ measure, value }) => `${measure} ${value}`)).toEqual([]);
  expect(figures.length).toBe(Object.keys(OWN_QUESTIONS.bars).length);
}, 90_000);
