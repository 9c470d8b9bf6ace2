import { expect, test } from "vitest";
import { type CorpusServiceParts, createCorpusService } from "../../src/api/corpus-service.ts";
import type { DigestRequest } from "../../src/domain/digest.ts";
import type { Question } from "../../src/domain/question.ts";
import { handClock } from "../fakes/hand-clock.ts";
import { digest } from "../slack/samples.ts";

test("searches and tells with the day of the machine, and refuses a digest that it cannot read", async () => {
  const asked: (Question | DigestRequest)[] = [];
  const corpus = createCorpusService({
    clock: handClock("2026-03-01T12:00:00Z"),
    search: async (question: Question) => {
      asked.push(question);
      return [];
    },
    digest: async (request: DigestRequest) => {
      asked.push(request);
      return digest([]);
    },
  } as unknown as CorpusServiceParts);
  await corpus.search("谁", 3);
  await corpus.digest("Tianjin");
  expect(asked).toEqual([
    { text: "谁", now: "2026-03-01" },
    expect.objectContaining({ topic: "Tianjin", today: "2026-03-01" }),
  ]);
  await expect(corpus.digest("from 2024 to 2023")).rejects.toThrow("ends before it begins");
});
