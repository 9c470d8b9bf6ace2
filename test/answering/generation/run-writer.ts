import { setImmediate } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { openChatModel } from "../../../src/adapters/chat-model.ts";
import {
  createWriter,
  type Writer,
  type WriterEvent,
  type WriterInput,
} from "../../../src/answering/generation/write-answer.ts";
import type { Entailment } from "../../../src/ports/entailment.ts";
import { type HandClock, handClock } from "../../fakes/hand-clock.ts";
import { knowingJudge } from "../../fakes/knowing-judge.ts";
import { type OpenAiServer, type Script, startOpenAiServer } from "../../fakes/openai-server.ts";
import { evidenceOf, FORUM, lexicon, prompts, QUESTION, silent } from "./samples.ts";

export const LIMIT_MS = 30_000;

/** A writer against a local server, on a clock that moves only while the writer waits. */
export interface World {
  readonly server: OpenAiServer;
  readonly clock: HandClock;
  readonly writer: Writer;
}

/** Starts a server with this script and a writer that talks to it; both end with the test. The judge knows copies unless one is given. */
export async function worldOf(script: Script, judge: Entailment = knowingJudge()): Promise<World> {
  const server = await startOpenAiServer(script);
  onTestFinished(() => server.close());
  const clock = handClock("2026-11-02T09:00:00Z");
  const model = await openChatModel({ model: "local", baseUrl: server.baseUrl, apiKey: "sk-secret-of-the-tests" });
  const chat = async () => model;
  const writer = createWriter({ chat, prompts, lexicon, judge, timeLimitMs: LIMIT_MS, clock, log: silent });
  return { server, clock, writer };
}

export const ASKED: WriterInput = { question: QUESTION, language: "zh-Hans", evidence: evidenceOf(FORUM) };

/**
 * Everything a writer says. The clock is turned on while the writer waits to try again, and to the limit once `hangsAfter`
 * events have come from a server that says no more.
 */
export async function hear(
  world: World,
  input: WriterInput = ASKED,
  hangsAfter?: number,
): Promise<readonly WriterEvent[]> {
  const { clock, server } = world;
  const events: WriterEvent[] = [];
  let over = false;
  const heard = (async () => {
    for await (const event of world.writer(input)) events.push(event);
  })().finally(() => {
    over = true;
  });
  while (!over) {
    await setImmediate();
    if (clock.pending() > 1) clock.advance(100);
    else if (
      clock.pending() === 1 &&
      hangsAfter !== undefined &&
      server.requests.length > 0 &&
      events.length >= hangsAfter
    )
      clock.advance(LIMIT_MS);
  }
  await heard;
  return events;
}

/** The texts shown. */
export function linesOf(events: readonly WriterEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === "line" ? [event.text] : []));
}
