import { describe, expect, test } from "vitest";
import type { Evidence } from "../../../src/answering/generation/source-block.ts";
import type { WriterEvent } from "../../../src/answering/generation/write-answer.ts";
import { isCopy } from "../../fakes/knowing-judge.ts";
import {
  type ChatRequest,
  CUT,
  DONE,
  delta,
  deltas,
  type Reply,
  type Script,
  SILENCE,
  STALL,
  says,
} from "../../fakes/openai-server.ts";
import { isRepair, sourcesOf, write } from "../../fakes/stand-in-model.ts";
import { ASKED, hear, LIMIT_MS, linesOf, worldOf } from "./run-writer.ts";
import { evidenceOf, FORUM } from "./samples.ts";

/** A reply that copies the first sentences: all of it true. */
function truth(request: ChatRequest, count = 2): string {
  const claims = sourcesOf(request).slice(0, count);
  return write(
    request,
    claims.map(({ id, text }) => ({ ids: [id], text })),
  );
}

const good = (request: ChatRequest): Reply => says(truth(request));
const first =
  (bad: Reply): Script =>
  (request) =>
    request.number === 1 ? bad : good(request);
const always =
  (bad: Reply): Script =>
  () =>
    bad;
const text =
  (make: (request: ChatRequest) => string): Script =>
  (request) =>
    says(make(request));
const status = (code: number, headers: Record<string, string> = {}, message = "no"): Reply => ({
  status: code,
  headers,
  body: JSON.stringify({ error: { message, code: message } }),
});
/** The reply up to somewhere in its second claim. */
const half = (request: ChatRequest): readonly string[] => deltas(truth(request).slice(0, -44));
const bytes = (request: ChatRequest): Buffer => Buffer.from([...deltas(truth(request)), ...DONE].join(""));

interface Case {
  readonly kind: string;
  readonly script: Script;
  /** How many lines come. */
  readonly lines: number;
  /** The code of the failure that ends it, if one does. */
  readonly error?: string;
  /** The verdicts of what is dropped; null where it depends on how far the reply was read. */
  readonly dropped?: readonly string[] | null;
  /** For a server that never ends: after how many events the limit is waited for. */
  readonly hangsAfter?: number;
  readonly requests?: number;
}

const CASES: readonly Case[] = [
  { kind: "refuses the key", script: always(status(401)), lines: 0, error: "model-unavailable", requests: 1 },
  { kind: "forbids", script: always(status(403)), lines: 0, error: "model-unavailable", requests: 1 },
  { kind: "does not know the model", script: always(status(404)), lines: 0, error: "model-unavailable", requests: 1 },
  { kind: "refuses every request", script: always(status(400)), lines: 0, error: "model-unavailable", requests: 2 },
  {
    kind: "refuses a schema",
    script: (request) => (request.structured ? status(400, {}, "response_format is not supported") : good(request)),
    lines: 2,
    requests: 2,
  },
  {
    kind: "finds the prompt too long",
    script: always(status(400, {}, "context_length_exceeded")),
    lines: 0,
    error: "model-unavailable",
    requests: 1,
  },
  { kind: "rate-limits once, for 2 s", script: first(status(429, { "retry-after": "2" })), lines: 2, requests: 2 },
  {
    kind: "rate-limits for an hour",
    script: always(status(429, { "retry-after": "3600" })),
    lines: 0,
    error: "model-rate-limited",
    requests: 1,
  },
  {
    kind: "rate-limits until a date",
    script: always(status(429, { "retry-after": "Mon, 02 Nov 2026 10:00:00 GMT" })),
    lines: 0,
    error: "model-rate-limited",
    requests: 1,
  },
  { kind: "rate-limits always", script: always(status(429)), lines: 0, error: "model-rate-limited", requests: 4 },
  {
    kind: "says the quota is used up",
    script: always(status(429, {}, "insufficient_quota")),
    lines: 0,
    error: "model-rate-limited",
    requests: 1,
  },
  { kind: "fails once", script: first(status(500)), lines: 2, requests: 2 },
  { kind: "fails always", script: always(status(500)), lines: 0, error: "model-unavailable", requests: 4 },
  { kind: "is down for 5 s", script: first(status(503, { "retry-after": "5" })), lines: 2, requests: 2 },
  { kind: "times out behind a proxy", script: always(status(504)), lines: 0, error: "model-timeout", requests: 4 },
  { kind: "sends no first byte", script: always(SILENCE), lines: 0, error: "model-timeout", hangsAfter: 0 },
  {
    kind: "stalls before any text",
    script: always({ steps: [STALL] }),
    lines: 0,
    error: "model-timeout",
    hangsAfter: 0,
  },
  {
    kind: "stalls in the middle",
    script: (request) => ({ steps: [...half(request), STALL] }),
    lines: 0,
    error: "model-timeout",
    hangsAfter: 0,
    dropped: null,
    requests: 1,
  },
  { kind: "cuts before any text", script: first({ steps: [CUT] }), lines: 2, requests: 2 },
  {
    kind: "cuts in the middle",
    script: (request) => ({ steps: [...half(request), CUT] }),
    lines: 1,
    error: "model-unavailable",
    requests: 1,
  },
  {
    kind: "ends in the middle without a word",
    script: (request) => ({ steps: half(request) }),
    lines: 1,
    error: "model-bad-reply",
    requests: 1,
  },
  {
    kind: "ends in the middle for length",
    script: (request) => ({ steps: [...half(request), delta({}, "length"), "data: [DONE]\n\n"] }),
    lines: 1,
    error: "model-bad-reply",
    requests: 1,
  },
  {
    kind: "reports an error in the stream",
    script: (request) => ({ steps: [...half(request), `data: {"error":{"message":"overloaded","code":500}}\n\n`] }),
    lines: 1,
    error: "model-bad-reply",
    requests: 1,
  },
  {
    kind: "sends events that are not JSON",
    script: always({ steps: ["data: {oops\n\n"] }),
    lines: 0,
    error: "model-bad-reply",
    requests: 4,
  },
  {
    kind: "breaks the JSON of its reply",
    script: text((request) => truth(request).replace('"ids"', '"ids')),
    lines: 0,
    error: "model-bad-reply",
  },
  {
    kind: "sends no choices",
    script: always({
      steps: ['data: {"id":"x","object":"chat.completion.chunk","choices":[]}\n\n', "data: [DONE]\n\n"],
    }),
    lines: 0,
    error: "model-bad-reply",
  },
  {
    kind: "sends a web page",
    script: always({ steps: ["<!doctype html><h1>Welcome</h1>"], type: "text/html" }),
    lines: 0,
    error: "model-bad-reply",
  },
  { kind: "sends an empty body", script: always({ steps: [] }), lines: 0, error: "model-bad-reply" },
  {
    kind: "halves its characters",
    script: (request) => ({ steps: [...bytes(request)].map((byte) => Buffer.from([byte])) }),
    lines: 2,
    requests: 1,
  },
  {
    kind: "cuts inside a character",
    script: (request) => ({ steps: [bytes(request).subarray(0, bytes(request).lastIndexOf(0xe4) + 1), CUT] }),
    lines: 1,
    error: "model-unavailable",
  },
  { kind: "never ends", script: always(says("x".repeat(200_000))), lines: 0, error: "model-bad-reply" },
  {
    kind: "repeats itself",
    script: text((request) =>
      truth(request).replace(/\[(.*)\]/su, (_, claims: string) => `[${`${claims},`.repeat(90)}]`),
    ),
    lines: 2,
    requests: 1,
  },
  {
    kind: "cites ids that were not given",
    script: text((request) => write(request, [{ ids: ["aaa"], text: sourcesOf(request)[0]!.text }])),
    lines: 0,
    dropped: ["unknown-id"],
    requests: 2,
  },
  {
    kind: "cites by number",
    script: text((request) =>
      write({ ...request, structured: true }, [{ ids: ["1"], text: sourcesOf(request)[0]!.text }]),
    ),
    lines: 0,
    dropped: ["unknown-id"],
  },
  {
    kind: "cites nothing",
    script: text((request) => write(request, [{ ids: [], text: sourcesOf(request)[0]!.text }])),
    lines: 0,
    dropped: ["unfit"],
    error: "model-bad-reply",
  },
  {
    kind: "cites everything",
    script: text((request) =>
      write(request, [{ ids: sourcesOf(request).map(({ id }) => id), text: sourcesOf(request)[0]!.text }]),
    ),
    lines: 0,
    dropped: ["unfit"],
  },
  {
    kind: "fences its reply",
    script: text((request) => `\`\`\`json\n${truth(request)}\n\`\`\``),
    lines: 2,
    requests: 1,
  },
  {
    kind: "thinks aloud first",
    script: text((request) => `<think>Let me see {"claims": 1}…</think>\n${truth(request)}`),
    lines: 2,
    requests: 1,
  },
  {
    kind: "chats instead of JSON, then keeps to lines",
    script: text((request) => (request.structured ? "Sure! Here is what I found." : truth(request))),
    lines: 2,
    dropped: ["unfit"],
    requests: 2,
  },
  {
    kind: "chats always",
    script: text(() => "Sure! Here is what I found."),
    lines: 0,
    dropped: ["unfit"],
    error: "model-bad-reply",
    requests: 2,
  },
  {
    kind: "calls a tool",
    script: always({
      steps: [
        delta({ tool_calls: [{ index: 0, id: "c1", type: "function", function: { name: "post", arguments: "{}" } }] }),
        ...DONE,
      ],
    }),
    lines: 0,
    error: "model-bad-reply",
  },
  {
    kind: "declines",
    script: always({ steps: [delta({ refusal: "I cannot." }), ...DONE] }),
    lines: 0,
    error: "model-bad-reply",
  },
  {
    kind: "is stopped by a filter",
    script: always({ steps: [delta({ content: "" }), delta({}, "content_filter"), "data: [DONE]\n\n"] }),
    lines: 0,
    error: "model-bad-reply",
  },
  {
    kind: "says the sources do not answer",
    script: text((request) => write(request, [], true)),
    lines: 0,
    requests: 1,
  },
  {
    kind: "fails while it mends",
    script: (request) =>
      isRepair(request) ? status(401) : says(write(request, [{ ids: ["aaa"], text: "论坛在北京举行。" }])),
    lines: 0,
    dropped: ["unknown-id"],
    error: "model-unavailable",
    requests: 2,
  },
];

describe("whatever the server does ends in lines or a reason", () => {
  test("more than nineteen kinds are tried", () => {
    expect(new Set(CASES.map(({ kind }) => kind)).size).toBeGreaterThan(40);
  });

  test.each(CASES)("$kind", async ({ script, lines, error, dropped = [], hangsAfter, requests }) => {
    const world = await worldOf(script);
    const started = world.clock.now();
    const events = await hear(world, ASKED, hangsAfter);
    expect(world.clock.now() - started).toBeLessThanOrEqual(LIMIT_MS);
    expect(world.clock.pending()).toBe(0);
    expect(linesOf(events)).toHaveLength(lines);
    const verdicts = events.flatMap((event) => (event.type === "dropped" ? [event.verdict] : []));
    if (dropped !== null) expect(verdicts).toEqual(dropped);
    expect(events.flatMap((event) => (event.type === "failed" ? [event.error.code] : []))).toEqual(
      error ? [error] : [],
    );
    if (error !== undefined) expect(events.at(-1)?.type).toBe("failed");
    if (requests !== undefined) expect(world.server.requests).toHaveLength(requests);
    expectHonest(events);
  });
});

const proof = ({ sentenceId, text }: Evidence) => ({ id: sentenceId, text, before: "", article: "", date: null });

/** No line twice, and each proved by the sentences it cites. */
function expectHonest(events: readonly WriterEvent[]): void {
  expect(new Set(linesOf(events)).size).toBe(linesOf(events).length);
  const given = evidenceOf(FORUM);
  for (const event of events) {
    if (event.type !== "line") continue;
    const cited = given.filter(({ sentenceId }) => event.sentenceIds.includes(sentenceId));
    expect(cited).toHaveLength(event.sentenceIds.length);
    expect(isCopy({ text: event.text, evidence: cited.map(proof) })).toBe(true);
  }
}

test("no server at all is said", async () => {
  const world = await worldOf(good);
  await world.server.close();
  const events = await hear(world);
  expect(events).toMatchObject([{ type: "failed", error: { code: "model-unavailable", retryable: true } }]);
});

test("Retry-After is waited out, no less", async () => {
  const world = await worldOf(first(status(429, { "retry-after": "7" })));
  const started = world.clock.now();
  await hear(world);
  expect(world.clock.now() - started).toBeGreaterThanOrEqual(7000);
  expect(world.clock.now() - started).toBeLessThan(8000);
});

test("what the server says of the key is not passed on", async () => {
  const world = await worldOf(always(status(401, {}, "Incorrect API key provided: sk-secret-of-the-tests")));
  const events = await hear(world);
  expect(world.server.requests[0]?.authorization).toContain("sk-secret");
  const { error } = events[0] as Extract<WriterEvent, { type: "failed" }>;
  expect(error.message).toContain("OPENAI_API_KEY");
  expect(
    `${error.message} ${error.stack} ${JSON.stringify(error.cause)} ${(error.cause as Error).message}`,
  ).not.toContain("sk-secret");
});

test("the asker may stop it", async () => {
  const world = await worldOf(always(SILENCE));
  const controller = new AbortController();
  const heard = hear(world, { ...ASKED, signal: controller.signal });
  controller.abort();
  expect(await heard).toEqual([]);
});

test("that a server takes no schema is found out once", async () => {
  const world = await worldOf((request) => (request.structured ? status(422) : good(request)));
  await hear(world);
  await hear(world);
  expect(world.server.requests.map(({ structured }) => structured)).toEqual([true, false, false]);
});
