import { expect, test } from "vitest";
import { answerWithinFirst } from "../../src/answering/answer-within-first.ts";
import type { Answer, AnswerEvent, Ask } from "../../src/domain/answer.ts";
import { answer, citation } from "../slack/samples.ts";

const ending = (finished: Answer): readonly AnswerEvent[] => [
  { type: "searching", question: "", rewritten: null },
  ...finished.lines.map((line): AnswerEvent => ({ type: "line", line, citations: finished.citations })),
  { type: "end", answer: finished },
];
const telling = (quote: string) => answer([citation({ quote })]);
const refusing: Answer = { ...telling("无"), kind: "refusal", answered: false, lines: [], citations: [] };

async function quotesOf(inside: Answer, within?: readonly string[]): Promise<readonly string[]> {
  const asked: string[] = [];
  const from = (name: string, finished: Answer): Ask =>
    async function* (question) {
      asked.push(`${name} ${Object.keys(question).join()}`);
      yield* ending(finished);
    };
  const ask = answerWithinFirst(from("all", telling("全")), (ids) => from([...ids].join(), inside));
  for await (const event of ask({ text: "?", ...(within === undefined ? {} : { within }) }))
    if (event.type === "end") asked.push(event.answer.citations[0]!.quote);
  return asked;
}

test("what the named articles answer is answered from them alone", async () => {
  expect(await quotesOf(telling("内"), ["a", "b"])).toEqual(["a,b text", "内"]);
});
test("what they do not answer is answered from the whole corpus, and the refusal is not told", async () => {
  expect(await quotesOf(refusing, ["a"])).toEqual(["a text", "all text", "全"]);
});
test("a question that names none is asked as ever", async () => {
  expect(await quotesOf(telling("内"))).toEqual(["all text", "全"]);
  expect(await quotesOf(telling("内"), [])).toEqual(["all text", "全"]);
});
