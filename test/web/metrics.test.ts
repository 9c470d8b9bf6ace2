import { expect, test } from "vitest";
import type { Answer, Ask } from "../../src/domain/answer.ts";
import { createMetrics } from "../../src/web/metrics.ts";

const answer = (given: Partial<Answer>): Answer =>
  ({ answered: true, mode: "extractive", ms: { total: 20 }, ...given }) as unknown as Answer;
const asking = (end: Answer): Ask =>
  async function* () {
    yield { type: "end", answer: end };
  };

async function countOf(...answers: readonly Answer[]): Promise<string> {
  const metrics = createMetrics();
  for (const each of answers) for await (const _ of metrics.count(asking(each))({ text: "" }));
  return metrics.render();
}

test("answers are counted by how they came about, and what the models took for them", async () => {
  const text = await countOf(answer({}), answer({ mode: "model", tokens: { input: 900, output: 80 } }));
  expect(text).toContain('wenzhai_answers_total{mode="extractive"} 1');
  expect(text).toContain('wenzhai_answers_total{mode="model"} 1');
  expect(text).toContain('wenzhai_model_tokens_total{direction="read"} 900');
  expect(text).toContain('wenzhai_model_tokens_total{direction="written"} 80');
});

test("a refusal is no answer, and an error neither", async () => {
  const metrics = createMetrics();
  const failing: Ask = async function* () {
    yield { type: "notice", text: "" };
    throw new Error("gone");
  };
  await expect(
    (async () => {
      for await (const _ of metrics.count(failing)({ text: "" }));
    })(),
  ).rejects.toThrow("gone");
  expect(await metrics.render()).toContain("wenzhai_errors_total 1");
  expect(await countOf(answer({ answered: false }))).toContain("wenzhai_refusals_total 1");
});
