import { setImmediate } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openChatModel } from "../../../src/adapters/chat-model.ts";
import { startDeadline } from "../../../src/answering/model-calls/deadline.ts";
import { SchemaRefused, streamReply, type Tokens } from "../../../src/answering/model-calls/stream-reply.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { CUT, DONE, deltas, type Script, says, startOpenAiServer } from "../../fakes/openai-server.ts";

const SCHEMA = { name: "any", schema: { type: "object" } };

/** Everything a reply says, the clock being moved on while it waits, with how long that took on the clock. */
async function replyOf(script: Script, schema: typeof SCHEMA | null = null) {
  const server = await startOpenAiServer(script);
  onTestFinished(() => server.close());
  const clock = handClock("2026-11-28T08:00:00Z");
  const model = await openChatModel({ model: "local", baseUrl: server.baseUrl, apiKey: "none" });
  const deadline = startDeadline(clock, 30_000);
  const started = clock.now();
  const pieces: string[] = [];
  const tokens: Tokens[] = [];
  let over = false;
  const reading = (async () => {
    const used = (each: Tokens) => void tokens.push(each);
    for await (const piece of streamReply({ model, turns: [["human", "?"]], schema, deadline, clock, used }))
      pieces.push(piece);
  })();
  const thrown = reading.then(
    () => null,
    (error: unknown) => error,
  );
  void thrown.finally(() => {
    over = true;
  });
  while (!over) {
    await setImmediate();
    if (clock.pending() > 1) clock.advance(100);
  }
  deadline.close();
  return { text: pieces.join(""), thrown: await thrown, requests: server.requests.length, ms: clock.now() - started };
}

test("a reply comes as its pieces", async () => {
  expect(await replyOf(() => says("论坛在天津举行。"))).toMatchObject({
    text: "论坛在天津举行。",
    thrown: null,
    ms: 0,
  });
});

test("an empty reply is no failure", async () => {
  expect(await replyOf(() => says(""))).toMatchObject({ text: "", thrown: null, requests: 1 });
});

test("what fails before its first text is tried again after one, two and four seconds", async () => {
  const { text, requests, ms } = await replyOf(({ number }) => (number < 4 ? { status: 500 } : says("done")));
  expect([text, requests]).toEqual(["done", 4]);
  expect(ms).toBeGreaterThanOrEqual(7_000);
  expect(ms).toBeLessThan(8_000);
});

test("after its first text nothing is tried again", async () => {
  const { text, thrown, requests } = await replyOf(() => ({ steps: [...deltas("half"), CUT] }));
  expect([text, requests]).toEqual(["half", 1]);
  expect(thrown).toMatchObject({ code: "model-unavailable" });
});

test("a wait beyond the limit is not begun, and its length told", async () => {
  const { thrown, ms } = await replyOf(() => ({ status: 429, headers: { "retry-after": "600" } }));
  expect(thrown).toMatchObject({ code: "model-rate-limited", message: expect.stringContaining("600 s") });
  expect(ms).toBe(0);
});

test("an endpoint that takes no schema is told from one that takes nothing", async () => {
  expect((await replyOf(() => ({ status: 400 }), SCHEMA)).thrown).toBeInstanceOf(SchemaRefused);
  expect((await replyOf(() => ({ status: 400 }))).thrown).toMatchObject({ code: "model-unavailable" });
});

test("a reply without an end is broken off", async () => {
  const { thrown } = await replyOf(() => ({ steps: [...deltas("x".repeat(30_000), 1_000), ...DONE] }));
  expect(thrown).toMatchObject({ code: "model-bad-reply", message: expect.stringContaining("no end") });
});
