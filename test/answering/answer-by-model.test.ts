import { expect, test } from "vitest";
import { answerByModel, type ByModel } from "../../src/answering/answer-by-model.ts";
import { createGloss } from "../../src/answering/evidence/english-gloss.ts";
import type { SentenceRef } from "../../src/answering/evidence/sentence-ref.ts";
import type { WriterEvent, WriterInput } from "../../src/answering/generation/write-answer.ts";
import type { AnswerEvent } from "../../src/domain/answer.ts";
import { WenzhaiError } from "../../src/errors.ts";
import { articleOf, lexicon } from "./generation/samples.ts";

const ARTICLE = articleOf("forum", "论坛举行。张景安发言。他建议合作。");
const SENTENCES = [0, 1, 2].map((i) => ({ id: `forum#${i}`, start: [0, 5, 11][i]!, end: [5, 11, 17][i]! }));
const READ: readonly SentenceRef[] = [1, 2].map((order) => ({ article: ARTICLE, sentences: SENTENCES, order }));

async function run(events: readonly WriterEvent[]) {
  const inputs: WriterInput[] = [];
  const asked = {
    text: "张景安建议什么？",
    folded: "张景安建议什么?",
    language: "zh-Hans",
    today: undefined,
    answerType: null,
    names: [],
    terms: [],
    vector: null,
  } as never;
  const told: AnswerEvent[] = [];
  const input = {
    asked,
    language: "zh-Hans",
    read: READ,
    passages: [],
    glossOf: createGloss("zh-Hans", lexicon),
  } as const;
  const stream = answerByModel({ ...input, signal: undefined }, async function* (given) {
    inputs.push(given);
    yield* events;
  });
  for (;;) {
    const next: IteratorResult<AnswerEvent, ByModel> = await stream.next();
    if (next.done) return { told, made: next.value, inputs };
    told.push(next.value);
  }
}

const LINE: WriterEvent = { type: "line", text: "张景安建议合作。", sentenceIds: ["forum#2"] };
const FAILED: WriterEvent = { type: "failed", error: new WenzhaiError("model-timeout", "The judge is slow.") };

test("verified lines make the answer, with what the model took", async () => {
  const { told, made } = await run([LINE, { type: "used", tokens: { input: 9, output: 4 } }]);
  expect(told[0]).toMatchObject({ type: "line", line: { text: "张景安建议合作。", markers: [1] } });
  expect(made).toMatchObject({ answer: { mode: "model", answered: true, tokens: { input: 9, output: 4 } } });
});

test("each sentence is given with what stands before it", async () => {
  const { inputs } = await run([LINE]);
  expect(inputs[0]!.evidence.map(({ before }) => before)).toEqual(["论坛举行。", "论坛举行。张景安发言。"]);
});

test("what the model calls insufficient is final", async () => {
  const { told, made } = await run([{ type: "insufficient", reason: "文章没有说明。" }]);
  expect([told, made]).toMatchObject([[], { insufficient: "文章没有说明。" }]);
});

test("without a proved line the reason is given for the quotes", async () => {
  expect((await run([FAILED])).made).toMatchObject({ notices: [expect.stringContaining("The judge is slow.")] });
  expect((await run([])).made).toMatchObject({ notices: [expect.any(String)] });
});

test("a failure after a proved line cuts the answer short, and is said", async () => {
  const { made } = await run([LINE, FAILED]);
  expect(made).toMatchObject({ answer: { notices: [expect.stringContaining("The judge is slow.")] } });
});
