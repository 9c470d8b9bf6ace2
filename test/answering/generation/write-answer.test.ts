import { describe, expect, test } from "vitest";
import type { Entailment, Entailments } from "../../../src/ports/entailment.ts";
import { knowingJudge } from "../../fakes/knowing-judge.ts";
import { says } from "../../fakes/openai-server.ts";
import { isRepair, sourcesOf, write } from "../../fakes/stand-in-model.ts";
import { ASKED, hear, linesOf, worldOf } from "./run-writer.ts";
import { evidenceOf, FORUM } from "./samples.ts";

const TOKENS = { input: 0, output: 0 };
const judging = (make: (ids: readonly string[]) => Partial<Entailments>): Entailment => ({
  judge: async (claims) => ({ verdicts: [], failure: null, tokens: TOKENS, ...make(claims.map(({ id }) => id)) }),
});
const supported = (id: string) => ({ id, verdict: "supported" as const, because: "" });

/** Two true claims. */
const script: Parameters<typeof worldOf>[0] = (request) =>
  says(
    write(
      request,
      isRepair(request)
        ? []
        : sourcesOf(request)
            .slice(0, 2)
            .map(({ id, text }) => ({ ids: [id], text })),
    ),
  );

describe("a claim is shown only when the judge supports it", () => {
  test("all claims are judged in one call, which sees the claims, their sentences and what stands before them", async () => {
    const judge = knowingJudge();
    const evidence = evidenceOf(FORUM).map((each) => ({ ...each, before: "前一句。" }));
    const events = await hear(await worldOf(script, judge), { ...ASKED, evidence });
    expect(linesOf(events)).toHaveLength(2);
    expect(judge.asked).toHaveLength(1);
    expect(judge.asked[0]![0]!.evidence[0]).toMatchObject({ before: "前一句。", date: "2025-06-09" });
    expect(JSON.stringify(judge.asked)).not.toContain(ASKED.question);
  });

  test.each([
    ["no verdict at all", judging(() => ({ failure: "The judge is away." }))],
    ["no verdict, and no reason", judging(() => ({}))],
    ["verdicts on other claims", judging(() => ({ verdicts: [supported("9")] }))],
  ])("%s", async (_, judge) => {
    const events = await hear(await worldOf(script, judge));
    expect(linesOf(events)).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(["dropped", "dropped", "failed"]);
  });

  test("what has a verdict is shown beside what has none", async () => {
    const judge = judging(([first]) => ({ verdicts: [supported(first!)], failure: "The judge is away." }));
    const events = await hear(await worldOf(script, judge));
    expect(events.map(({ type }) => type)).toEqual(["line", "dropped", "failed"]);
  });

  test("the first is shown while the second is still being judged", async () => {
    const rest = Promise.withResolvers<void>();
    const slow: Entailment = {
      async judge([first, second], { onVerdict } = {}) {
        onVerdict?.(supported(first!.id));
        await rest.promise;
        return { verdicts: [supported(first!.id), supported(second!.id)], failure: null, tokens: TOKENS };
      },
    };
    const { writer } = await worldOf(script, slow);
    const events = writer(ASKED)[Symbol.asyncIterator]();
    expect((await events.next()).value).toMatchObject({ type: "line" });
    rest.resolve();
    expect((await events.next()).value).toMatchObject({ type: "line" });
    expect((await events.next()).value).not.toMatchObject({ type: "line" });
  });

  test("what a veto rejects never reaches the judge", async () => {
    const judge = knowingJudge(() => true);
    const world = await worldOf(
      (request) => says(write(request, [{ ids: [sourcesOf(request)[1]!.id], text: "来自42个国家的代表参加论坛。" }])),
      judge,
    );
    expect(linesOf(await hear(world))).toEqual([]);
    expect(judge.asked.flat()).toEqual([]);
  });

  test("what the judge does not support is sent back once with its reason", async () => {
    const world = await worldOf(
      script,
      knowingJudge(() => false),
    );
    expect(linesOf(await hear(world))).toEqual([]);
    expect(world.server.requests).toHaveLength(2);
    expect(world.server.requests[1]!.messages.at(-1)!.content).toContain("The sentences do not say it.");
  });
});

test("what the model calls insufficient is said in its words", async () => {
  const world = await worldOf(() => says('{"claims":[],"insufficient":true,"missing":"文章没有说到比赛。"}'));
  expect(await hear(world)).toEqual([{ type: "insufficient", reason: "文章没有说到比赛。" }]);
});
