import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { modelParts } from "../../../src/app/compose/model-parts.ts";
import { openEngine } from "../../../src/app/compose.ts";
import type { Answer, AnswerEvent, Ask } from "../../../src/domain/answer.ts";
import type { PassageIndex } from "../../../src/ports/passage-index.ts";
import { BAD_JUDGES, type BadJudge, saying } from "../../answering/generation/bad-judges.ts";
import { lexicon, silent } from "../../answering/generation/samples.ts";
import { countingEmbedder } from "../../fakes/counting-embedder.ts";
import { type HandClock, handClock } from "../../fakes/hand-clock.ts";
import {
  CUT,
  deltas,
  type OpenAiServer,
  type Script,
  SILENCE,
  STALL,
  says,
  startOpenAiServer,
} from "../../fakes/openai-server.ts";
import { isRepair, sourcesOf, write } from "../../fakes/stand-in-model.ts";

const corpus = fileURLToPath(new URL("../../../corpus", import.meta.url));
const QUESTION = "张景安在会上建议了什么？";
/** The longest that a model's answer may take, every try and verdict of it, and the search before. */
const LIMIT_MS = 61_000;
/** What the model puts before a sentence, so that its claims are told from quotes. */
const TELLS = "据报道，";

test("a judge is there beside a chat model or alone, and nothing without one", () => {
  const world = { clock: handClock("2026-11-28T08:00:00Z"), log: silent };
  const baseUrl = "http://127.0.0.1:1/v1";
  expect(modelParts({ baseUrl }, lexicon, world)).toEqual({});
  expect(Object.keys(modelParts({ judge: "judge", baseUrl }, lexicon, world))).toEqual(["judge"]);
  expect(Object.keys(modelParts({ chat: "chat", baseUrl }, lexicon, world)).sort()).toEqual([
    "judge",
    "rewriter",
    "writer",
  ]);
});

/** Two true claims; nothing more when they are sent back. */
const model: Script = (request) => {
  const claims = sourcesOf(request)
    .slice(0, 2)
    .map(({ id, text }) => ({ ids: [id], text: `${TELLS}${text}` }));
  return says(write(request, isRepair(request) ? [] : claims));
};

const verdict = (id: string, verdict: string) => ({ id, verdict });
const both = (word: string): Script => saying(verdict("1", word), verdict("2", word));
/** What is no failure at the judge itself, and one that fails after its first verdicts. */
const MORE: readonly BadJudge[] = [
  { kind: "contradicts everything", script: both("contradicted"), judged: [] },
  { kind: "calls nothing enough", script: both("not_enough"), judged: [] },
  {
    kind: "supports the first and dies",
    script: () => ({
      steps: [
        ...deltas('{"verdicts":[{"id":"1","verdict":"supported","because":""},{"id":"2","verdict":"supported"}'),
        CUT,
      ],
    }),
    judged: ["1"],
  },
];

describe("a question whose judge", () => {
  let judgeScript: Script = () => SILENCE;
  let [hangs, engine, clock]: [boolean, Awaited<ReturnType<typeof openEngine>>, HandClock] = [] as never;
  const servers: OpenAiServer[] = [];
  const data = mkdtempSync(join(tmpdir(), "wenzhai-judges-"));

  beforeAll(async () => {
    const judge: Script = (request) => {
      const reply = judgeScript(request);
      hangs ||= reply === SILENCE || (typeof reply === "object" && "steps" in reply && reply.steps.includes(STALL));
      return reply;
    };
    servers.push(await startOpenAiServer(model), await startOpenAiServer(judge));
    const [chatAt, judgeAt] = servers.map(({ baseUrl }) => baseUrl) as [string, string];
    const settings = { chat: "chat", judge: "judge", baseUrl: chatAt, judgeBaseUrl: judgeAt };
    clock = handClock("2026-11-28T08:00:00Z");
    const world = { clock, log: silent, newId: () => "1", embedder: countingEmbedder() };
    engine = await openEngine({ slack: null, corpus: [corpus], data, model: settings }, world);
    await engine.ingest([corpus]);
  });
  afterAll(async () => {
    await engine.close();
    for (const server of servers) await server.close();
    rmSync(data, { recursive: true, force: true });
  });

  /** Everything that is said, the clock being moved on where something waits that no server will end. */
  async function asked(script: Script, ask: Ask = engine.ask) {
    judgeScript = script;
    hangs = false;
    const started = clock.now();
    const events: AnswerEvent[] = [];
    let over = false;
    const told = (async () => {
      for await (const event of ask({ text: QUESTION })) events.push(event);
    })().finally(() => {
      over = true;
    });
    for (let idle = 0, seen = 0; !over; idle++) {
      await setImmediate();
      const requests = servers.reduce((sum, server) => sum + server.requests.length, 0);
      if (requests !== seen) idle = 0;
      seen = requests;
      // One timer is the limit of the answer; one more is a wait, or a request that is under way.
      if (requests > 0 && idle > 300 && (hangs || clock.pending() > 1)) clock.advance(hangs ? 1_000 : 100);
    }
    await told;
    const end = events.at(-1);
    if (end?.type !== "end") throw new Error("It did not end.");
    return { answer: end.answer, events, ms: clock.now() - started };
  }

  test("supports what is true shows both claims", async () => {
    const { answer } = await asked(both("supported"));
    expect([answer.mode, answer.lines.map(({ text }) => text.startsWith(TELLS))]).toEqual(["model", [true, true]]);
  });

  test("is bad is tried in more than twenty ways", () => {
    expect(new Set([...BAD_JUDGES, ...MORE].map(({ kind }) => kind)).size).toBeGreaterThan(20);
  });

  test.each([...BAD_JUDGES, ...MORE])("$kind", async ({ kind, script, judged, shown = judged.includes("1") }) => {
    const { answer, events, ms } = await asked(script);
    expect(ms).toBeLessThanOrEqual(LIMIT_MS);
    const supported = shown ? 1 : 0;
    expect(claimsShown(events)).toHaveLength(supported);
    expect(answer.lines.filter(({ text }) => text.includes(TELLS))).toHaveLength(supported);
    expect([kind, answer.answered, answer.mode]).toEqual([kind, true, supported === 1 ? "model" : "extractive"]);
    await expectQuoted(answer, engine.index);
    expect(answer.notices[0]).toMatch(supported === 1 ? /^回答到此为止:./u : /^未使用模型,直接引用原文:./u);
  });

  test("is not there at all", async () => {
    await servers[1]!.close();
    const { answer, events, ms } = await asked(() => SILENCE);
    expect(ms).toBeLessThanOrEqual(LIMIT_MS);
    expect([answer.mode, claimsShown(events)]).toEqual(["extractive", []]);
    await expectQuoted(answer, engine.index);
    expect(answer.notices[0]).toContain("cannot be reached");
  });
});

/** The claims of the model among everything that was shown on the way. */
function claimsShown(events: readonly AnswerEvent[]): readonly AnswerEvent[] {
  return events.filter((event) => event.type !== "end" && JSON.stringify(event).includes(TELLS));
}

/** Each citation is the article's own text. */
async function expectQuoted({ citations }: Answer, index: PassageIndex): Promise<void> {
  expect(citations.length).toBeGreaterThan(0);
  const texts = new Map((await index.articles()).map(({ id, text }) => [id, text]));
  for (const { quote, articleId, start, end } of citations) expect(quote).toBe(texts.get(articleId)?.slice(start, end));
}
