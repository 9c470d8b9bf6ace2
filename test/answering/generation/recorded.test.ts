import { readdirSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { createWriter, type WriterEvent } from "../../../src/answering/generation/write-answer.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { knowingJudge } from "../../fakes/knowing-judge.ts";
import { RECORDINGS, readRecording } from "../../fakes/recordings.ts";
import { ReplayChat } from "../../fakes/replay-chat.ts";
import { CASES, evidenceFor, isTrueOf, MODEL, type RecordedCase } from "./recorded-cases.ts";
import { lexicon, prompts, silent } from "./samples.ts";

const used = new Set<string>();

async function replay(recorded: RecordedCase, question = recorded.question) {
  const chat = new ReplayChat(MODEL);
  const clock = handClock("2026-11-02T09:00:00Z");
  const judge = knowingJudge(({ text }) => isTrueOf(recorded, text));
  const parts = { prompts, lexicon, judge, timeLimitMs: 10_000, clock, log: silent };
  const writer = createWriter({ chat: async () => chat, ...parts });
  const events: WriterEvent[] = [];
  const { language } = recorded;
  for await (const event of writer({ question, language, evidence: evidenceFor(recorded) })) events.push(event);
  for (const key of chat.used) used.add(key);
  return { events, misses: chat.misses };
}

describe("recorded answers", () => {
  test.each(CASES)("$question", async (recorded) => {
    const { events, misses } = await replay(recorded);
    expect(misses, "no recording: run node scripts/record-answers.ts").toEqual([]);
    const lines = events.filter(({ type }) => type === "line");
    expect(lines).toHaveLength(recorded.lines);
    expect(events.filter(({ type }) => type === "failed")).toEqual([]);
    const allowed = [...recorded.says, ...(recorded.mends ?? [])].map(({ text }) => text);
    expect(lines.filter((event) => event.type === "line" && !allowed.includes(event.text))).toEqual([]);
  });

  test("a question that was not recorded is a miss, and a miss is a failure", async () => {
    const { events, misses } = await replay(CASES[0]!, "What did Zhang Jing'an recommend at the conference?");
    expect(misses).toHaveLength(1);
    expect(events).toMatchObject([{ type: "failed" }]);
  });

  afterAll(() => {
    const kept = readdirSync(RECORDINGS).map((name) => name.replace(/\.json$/u, ""));
    expect(kept.filter((key) => readRecording(key)?.model === MODEL && !used.has(key))).toEqual([]);
  });
});
