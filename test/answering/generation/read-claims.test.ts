import { expect, onTestFinished, test } from "vitest";
import { openChatModel } from "../../../src/adapters/chat-model.ts";
import type { WrittenClaim } from "../../../src/answering/generation/line-claims.ts";
import { createReplies, type ReplyRequest } from "../../../src/answering/generation/read-claims.ts";
import type { ReplyEnd } from "../../../src/answering/generation/read-reply.ts";
import { startDeadline } from "../../../src/answering/model-calls/deadline.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { type Script, says, startOpenAiServer } from "../../fakes/openai-server.ts";
import { prompts, silent } from "./samples.ts";

/** Reads replies from a local server, and keeps which were asked for under a schema. */
async function readerOf(script: Script) {
  const server = await startOpenAiServer(script);
  onTestFinished(() => server.close());
  const clock = handClock("2026-11-28T08:00:00Z");
  const model = await openChatModel({ model: "local", baseUrl: server.baseUrl, apiKey: "none" });
  const replies = createReplies({ chat: async () => model, prompts, clock, log: silent });
  const read = async (): Promise<{ claims: readonly WrittenClaim[]; end: ReplyEnd }> => {
    const deadline = startDeadline(clock, null);
    const turns: ReplyRequest["turns"] = (format) => [["human", format]];
    const claims: WrittenClaim[] = [];
    const reading = replies({ deadline, turns });
    for (;;) {
      const { done, value } = await reading.next();
      if (done) return { claims, end: value };
      claims.push(value);
    }
  };
  return { read, structured: () => server.requests.map((request) => request.structured) };
}

const JSON_REPLY = '{"claims":[{"ids":["bcd"],"text":"a"}],"insufficient":false,"missing":""}';

test("a server that can is asked for JSON under a schema, each time", async () => {
  const { read, structured } = await readerOf(() => says(JSON_REPLY));
  for (const _ of [1, 2])
    expect(await read()).toMatchObject({ claims: [{ ids: ["bcd"], text: "a" }], end: { form: "json", whole: true } });
  expect(structured()).toEqual([true, true]);
});

test("one that replies in lines is asked for lines from then on", async () => {
  const { read, structured } = await readerOf(() => says("a [bcd]"));
  await read();
  expect(await read()).toMatchObject({ claims: [{ ids: ["bcd"], text: "a" }], end: { form: "lines" } });
  expect(structured()).toEqual([true, false]);
});

test("one that refuses both is asked for a schema again", async () => {
  const { read, structured } = await readerOf(() => ({ status: 400 }));
  await expect(read()).rejects.toMatchObject({ code: "model-unavailable" });
  await expect(read()).rejects.toMatchObject({ code: "model-unavailable" });
  expect(structured()).toEqual([true, false, true, false]);
});

test("insufficient is an end, no claim at all is not", async () => {
  const { read } = await readerOf(() => says('{"claims":[],"insufficient":true,"missing":"No score."}'));
  expect((await read()).end).toMatchObject({ insufficient: true, missing: "No score." });
  const empty = await readerOf(() => says('{"claims":[]}'));
  await expect(empty.read()).rejects.toThrow("held no claim");
  const broken = await readerOf(() => says(JSON_REPLY.slice(0, -9)));
  await expect(broken.read()).rejects.toThrow("broke off");
});
