import { setImmediate } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { openChatModel } from "../../../src/adapters/chat-model.ts";
import { createJudge } from "../../../src/answering/generation/judge-by-model.ts";
import type { EntailmentClaim, Entailments } from "../../../src/ports/entailment.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { type ChatRequest, type Script, SILENCE, says, startOpenAiServer } from "../../fakes/openai-server.ts";
import { HOSTILE } from "../hostile/hostile-texts.ts";
import { BAD_JUDGES, GOOD, saying } from "./bad-judges.ts";
import { prompts, silent } from "./samples.ts";

const LIMIT_MS = 20_000;

function claimOf(id: string, text: string, sentence = text): EntailmentClaim {
  const evidence = [{ id: `${id}.1`, text: sentence, before: "", article: "第七届医工融合论坛", date: "2025-06-09" }];
  return { id, text, evidence };
}

const CLAIMS = [claimOf("1", "论坛签约项目36个。"), claimOf("2", "论坛由天津大学主办。", "论坛由上海交通大学主办。")];

async function judgeWith(script: Script, replies: "verdicts" | "yes-no" = "verdicts") {
  const server = await startOpenAiServer(script);
  onTestFinished(() => server.close());
  const clock = handClock("2026-11-02T09:00:00Z");
  const model = await openChatModel({ model: "local", baseUrl: server.baseUrl, apiKey: "none" });
  const judge = createJudge({ chat: async () => model, prompts, replies, timeLimitMs: LIMIT_MS, clock, log: silent });
  return { server, clock, judge };
}

/** The verdicts, the clock being moved on while the judge waits. */
async function verdictsBy(script: Script, replies?: "verdicts" | "yes-no", claims = CLAIMS): Promise<Entailments> {
  const { server, clock, judge } = await judgeWith(script, replies);
  let over = false;
  const found = judge.judge(claims).finally(() => {
    over = true;
  });
  for (let turns = 0; !over; turns++) {
    await setImmediate();
    if (clock.pending() > 1) clock.advance(100);
    else if (turns > 200 && server.requests.length > 0) clock.advance(LIMIT_MS);
  }
  expect(clock.pending()).toBe(0);
  return found;
}

describe("a judge that is a model", () => {
  test("gives one verdict a claim, from one call", async () => {
    const { judge, server } = await judgeWith(saying(...GOOD));
    expect(await judge.judge(CLAIMS)).toMatchObject({ verdicts: GOOD, failure: null });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ structured: true });
  });

  test("is asked in one JSON object that holds the claims with their evidence and nothing else", async () => {
    const { judge, server } = await judgeWith(saying(...GOOD));
    await judge.judge(CLAIMS);
    expect(JSON.parse(server.requests[0]!.messages.at(-1)!.content)).toEqual({ claims: CLAIMS });
  });

  test("is asked nothing where there is nothing to judge", async () => {
    const { judge, server } = await judgeWith(saying());
    expect(await judge.judge([])).toMatchObject({ verdicts: [], failure: null });
    expect(server.requests).toHaveLength(0);
  });

  test("works where the endpoint takes no schema, and asks for none again", async () => {
    const script: Script = (request) => (request.structured ? { status: 400 } : saying(...GOOD)(request));
    const { judge, server } = await judgeWith(script);
    expect(await judge.judge(CLAIMS)).toMatchObject({ verdicts: GOOD });
    expect(await judge.judge(CLAIMS)).toMatchObject({ verdicts: GOOD });
    expect(server.requests.map(({ structured }) => structured)).toEqual([true, false, false]);
  });

  test("may say only Yes or No, claim by claim", async () => {
    const script: Script = (request) => says(request.messages[0]!.content.includes("36") ? "Yes" : "No");
    const { verdicts } = await verdictsBy(script, "yes-no");
    expect(verdicts).toMatchObject([
      { id: "1", verdict: "supported" },
      { id: "2", verdict: "not_enough" },
    ]);
  });
});

describe("a judge that fails leaves claims without a verdict, and says why", () => {
  test.each(BAD_JUDGES)("$kind", async ({ script, judged }) => {
    const { verdicts, failure } = await verdictsBy(script);
    expect(verdicts.map(({ id }) => id)).toEqual(judged);
    expect(failure).toMatch(/\.$/u);
  });

  test("a judge of Yes and No that says something else", async () => {
    const { verdicts, failure } = await verdictsBy(() => says("Perhaps"), "yes-no");
    expect([verdicts, failure === null]).toEqual([[], false]);
  });

  test("the asker's limit ends it", async () => {
    const { judge } = await judgeWith(() => SILENCE);
    const controller = new AbortController();
    const found = judge.judge(CLAIMS, { signal: controller.signal });
    controller.abort();
    expect(await found).toMatchObject({ verdicts: [], failure: expect.stringMatching(/\.$/u) });
  });
});

describe("hostile evidence", () => {
  test.each(HOSTILE)("$kind in $language stays inside the strings of the JSON object", async ({ text }) => {
    const seen: ChatRequest[] = [];
    const sentence = { id: "1.1", text, before: text, article: text, date: null };
    const claims = [{ id: "1", text: "论坛签约项目36个。", evidence: [sentence] }];
    await verdictsBy(
      (request) => {
        seen.push(request);
        return saying(...GOOD)(request);
      },
      "verdicts",
      claims,
    );
    const [system, user, ...more] = seen[0]!.messages;
    expect(more).toEqual([]);
    expect(system!.content).toBe(prompts.judge.system);
    const sent = JSON.parse(user!.content) as { claims: { evidence: Record<string, unknown>[] }[] };
    expect(Object.keys(sent)).toEqual(["claims"]);
    expect(sent.claims).toHaveLength(1);
    expect(Object.keys(sent.claims[0]!.evidence[0]!)).toEqual(["id", "text", "before", "article", "date"]);
    expect(user!.content).not.toMatch(/<\||\p{Cf}|:\/\//u);
  });
});
