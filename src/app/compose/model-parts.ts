import { fileURLToPath } from "node:url";
import { type ChatModelSettings, openChatModel } from "../../adapters/chat-model.ts";
import { promptFiles } from "../../adapters/prompt-files.ts";
import type { AnsweringParts } from "../../answering/answer-question.ts";
import { createJudge, type JudgeParts } from "../../answering/generation/judge-by-model.ts";
import { createWriter } from "../../answering/generation/write-answer.ts";
import { createRewriter } from "../../answering/intent/rewrite-question.ts";
import { loadPrompts } from "../../answering/model-calls/prompts.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Entailment } from "../../ports/entailment.ts";
import type { Log } from "../../ports/log.ts";
import type { ModelConfig } from "../config.ts";

/** The whole of a model's answer, every try, wait, verdict and repair; and the preparation of a question, for which the search waits. */
const WRITE_MS = 60_000;
const REWRITE_MS = 6_000;
/** Claims judged outside an answer. */
const JUDGE_MS = 60_000;

/** What the configured models add. */
export type ModelParts = Pick<AnsweringParts, "writer" | "rewriter"> & { readonly judge?: Entailment };

/** What configured models add; they are opened when they are first asked. Throws bad-config when a prompt does not fit. */
export function modelParts(
  model: ModelConfig,
  lexicon: Lexicon,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): ModelParts {
  const { chat: name, judge: judgeName = name } = model;
  if (judgeName === undefined) return {};
  const prompts = loadPrompts(promptFiles(fileURLToPath(new URL("../../../prompts", import.meta.url))));
  const baseUrl = model.judge === undefined ? model.baseUrl : (model.judgeBaseUrl ?? model.baseUrl);
  const judge = createJudge({
    chat: opening({ ...keyOf(model), ...(baseUrl === undefined ? {} : { baseUrl }), model: judgeName }, clock),
    replies: repliesOf(judgeName),
    prompts,
    clock,
    log,
    timeLimitMs: JUDGE_MS,
  });
  if (name === undefined) return { judge };
  const at = model.baseUrl === undefined ? {} : { baseUrl: model.baseUrl };
  const chat = opening({ ...keyOf(model), ...at, model: name }, clock);
  const parts = { chat, prompts, clock, log };
  return {
    judge,
    writer: createWriter({ ...parts, lexicon, judge, timeLimitMs: WRITE_MS }),
    rewriter: createRewriter({ ...parts, timeLimitMs: REWRITE_MS }),
  };
}

const keyOf = ({ apiKey }: ModelConfig): { readonly apiKey?: string } => (apiKey === undefined ? {} : { apiKey });

/** Bespoke-MiniCheck, under whatever tag, says only Yes or No. */
function repliesOf(name: string): JudgeParts["replies"] {
  return /minicheck/iu.test(name) ? "yes-no" : "verdicts";
}

/** Gives the model, opened at the first call; one that could not be opened is tried again at the next. */
function opening(settings: ChatModelSettings, clock: Clock): () => ReturnType<typeof openChatModel> {
  let opened: ReturnType<typeof openChatModel> | undefined;
  return () => {
    opened ??= openChatModel(settings, clock);
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
}
