/**
 * Records what a model says to the cases of the tests, for `npm test` to replay: node scripts/record-answers.ts. Without
 * more, a local server stands in for the model. With EVAL_LIVE=1 the model of WENZHAI_CHAT_MODEL is asked (OPENAI_API_KEY,
 * OPENAI_BASE_URL), its answers are printed, and nothing is kept unless WENZHAI_KEEP=1.
 */
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { openChatModel } from "../src/adapters/chat-model.ts";
import { promptFiles } from "../src/adapters/prompt-files.ts";
import { systemClock } from "../src/adapters/system-clock.ts";
import { createJudge } from "../src/answering/generation/judge-by-model.ts";
import { createWriter } from "../src/answering/generation/write-answer.ts";
import { loadPrompts } from "../src/answering/model-calls/prompts.ts";
import { createLexicon } from "../src/language/lexicon.ts";
import type { Entailment } from "../src/ports/entailment.ts";
import { CASES, evidenceFor, isTrueOf, MODEL, type RecordedCase } from "../test/answering/generation/recorded-cases.ts";
import { knowingJudge } from "../test/fakes/knowing-judge.ts";
import { says, startOpenAiServer } from "../test/fakes/openai-server.ts";
import { RECORDINGS } from "../test/fakes/recordings.ts";
import { RecordingChat } from "../test/fakes/replay-chat.ts";
import { isRepair, sourcesOf, write } from "../test/fakes/stand-in-model.ts";

const prompts = loadPrompts(promptFiles(fileURLToPath(new URL("../prompts", import.meta.url))));
const log = { info: () => undefined, warn: console.warn, error: console.error };
const lexicon = createLexicon();

/** Asks every case of a model and prints what comes of it. */
async function askAll(chat: BaseChatModel, judge: Entailment, before: (each: RecordedCase) => void): Promise<void> {
  const writer = createWriter({
    chat: async () => chat,
    prompts,
    lexicon,
    judge,
    timeLimitMs: 60_000,
    clock: systemClock(),
    log,
  });
  for (const each of CASES) {
    before(each);
    console.log(`\n${each.question}`);
    for await (const event of writer({ ...each, evidence: evidenceFor(each) }))
      console.log(event.type === "failed" ? `! ${event.error.message}` : JSON.stringify(event));
  }
}

async function standIn(): Promise<void> {
  let now = CASES[0]!;
  const server = await startOpenAiServer((request) => {
    const sources = sourcesOf(request);
    const said = isRepair(request) ? (now.mends ?? []) : now.says;
    const claims = said.map(({ about, text }) => ({
      ids: [sources.find((each) => each.text.includes(about))!.id],
      text,
    }));
    return says(write(request, claims, claims.length === 0));
  });
  rmSync(RECORDINGS, { recursive: true, force: true });
  const model = new RecordingChat(MODEL, await openChatModel({ model: MODEL, baseUrl: server.baseUrl }));
  const judge = knowingJudge(({ text }) => isTrueOf(now, text));
  await askAll(model, judge, (each) => {
    now = each;
  });
  await server.close();
  console.log(`\n${model.kept.length} replies kept in ${RECORDINGS}`);
}

async function live(): Promise<void> {
  const {
    WENZHAI_CHAT_MODEL: model,
    OPENAI_API_KEY: apiKey,
    OPENAI_BASE_URL: baseUrl,
    WENZHAI_KEEP: keep,
  } = process.env;
  if (model === undefined) throw new Error("EVAL_LIVE=1 needs WENZHAI_CHAT_MODEL.");
  const chat = await openChatModel({ model, ...(apiKey ? { apiKey } : {}), ...(baseUrl ? { baseUrl } : {}) });
  const parts = { chat: async () => chat, prompts, replies: "verdicts", timeLimitMs: 60_000 } as const;
  const judge = createJudge({ ...parts, clock: systemClock(), log });
  await askAll(keep === "1" ? new RecordingChat(model, chat) : chat, judge, () => undefined);
}

await (process.env.EVAL_LIVE === "1" ? live() : standIn());
