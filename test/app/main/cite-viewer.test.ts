import { expect, test } from "vitest";
import { finalAnswer } from "../../../src/answering/answer-question.ts";
import type { EngineHost } from "../../../src/app/engine-process/engine-host.ts";
import { citeViewer } from "../../../src/app/main/cite-viewer.ts";
import type { AnswerEvent } from "../../../src/domain/answer.ts";
import { answer, citation } from "../../slack/samples.ts";

test("citations of lines, answers and digests open their sentence in the viewer", async () => {
  const cited = citation({ articleId: "浦江/1", sentenceId: "浦江/1#4", url: null });
  const finished = answer([cited]);
  async function* ask(): AsyncIterable<AnswerEvent> {
    yield { type: "line", line: { text: "", markers: [1] }, citations: [cited] };
    yield { type: "end", answer: { ...finished, considered: [cited], refusal: { reason: "", nearest: cited } } };
  }
  const digest = async () => ({ items: [{ articleId: "浦江/1", citations: [cited] }] });
  const engine = citeViewer({ ask, digest } as unknown as EngineHost, "http://localhost:3000");
  const url = "http://localhost:3000/a/%E6%B5%A6%E6%B1%9F%2F1#s4";
  const told = await finalAnswer(engine.ask({ text: "?" }));
  const all = [...told.citations, ...(told.considered ?? []), told.refusal?.nearest];
  expect(all.map((each) => each?.url)).toEqual([url, url, url]);
  expect((await engine.digest({} as never)).items[0]?.citations[0]?.url).toBe(url);
  for await (const event of engine.ask({ text: "?" }))
    if (event.type === "line") expect(event.citations[0]?.url).toBe(url);
});
