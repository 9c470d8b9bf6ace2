import { openChatModel } from "../../../adapters/chat-model.ts";
import { createEmbeddingCall } from "../../../adapters/embedding-call.ts";
import { embeddingFailure } from "../../../adapters/embedding-failure.ts";
import { listModels } from "../../../adapters/list-models.ts";
import { modelFailure } from "../../../adapters/model-failure.ts";
import { startDeadline } from "../../../answering/model-calls/deadline.ts";
import { asWenzhaiError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { ModelConfig } from "../../config.ts";
import type { Finding } from "./finding.ts";

const LIST_MS = 10_000;
/** A local server may have to load its model first. */
const CALL_MS = 60_000;
const NAMES_SHOWN = 8;

/** Asks the endpoint for its models, and each model that is set for one vector or one word. */
export async function checkModels(model: ModelConfig, clock: Clock): Promise<readonly Finding[]> {
  const { apiKey, baseUrl, embedding, chat, judge, judgeBaseUrl } = model;
  if ((apiKey ?? baseUrl ?? embedding ?? chat ?? judge) === undefined)
    return [{ check: "models", state: "absent", found: "none is set, none is needed" }];
  const { finding, names } = await checkList(model, clock);
  return [
    finding,
    ...(embedding === undefined ? [] : [await checkEmbedding({ ...model, model: embedding }, names, clock)]),
    ...(chat === undefined ? [] : [await checkChat("chat model", { ...model, model: chat }, names, clock)]),
    ...(judge === undefined
      ? []
      : [
          await checkChat(
            "judge",
            { ...model, ...elsewhere(judgeBaseUrl), model: judge },
            judgeBaseUrl ? [] : names,
            clock,
          ),
        ]),
  ];
}

interface Listed {
  readonly finding: Finding;
  readonly names: readonly string[];
}

async function checkList(model: ModelConfig, clock: Clock): Promise<Listed> {
  const check = "model endpoint";
  if ((model.apiKey ?? model.baseUrl) === undefined) {
    const found = "a model is set, but no endpoint";
    return {
      names: [],
      finding: {
        check,
        state: "absent",
        found,
        todo: "Set OPENAI_API_KEY or OPENAI_BASE_URL, unless another provider serves it.",
      },
    };
  }
  try {
    const names = await listModels(model, clock, LIST_MS);
    const found = names === null ? "answers, and keeps no list of models" : `answers, ${names.length} models`;
    return { names: names ?? [], finding: { check, state: "ok", found } };
  } catch (thrown) {
    return { names: [], finding: { check, state: "wrong", found: asWenzhaiError(thrown).message } };
  }
}

type Named = ModelConfig & { readonly model: string };

async function checkEmbedding(settings: Named, names: readonly string[], clock: Clock): Promise<Finding> {
  const check = "embedding model";
  try {
    const [vector] = await createEmbeddingCall(settings, clock)(["文摘"], CALL_MS);
    return { check, state: "ok", found: `${settings.model} gives vectors of ${vector!.length} numbers` };
  } catch (thrown) {
    const { error } = embeddingFailure(thrown, clock.now(), settings.model, settings.apiKey);
    return { check, state: "wrong", found: error.message, ...others(settings.model, names) };
  }
}

const elsewhere = (baseUrl: string | undefined): { readonly baseUrl?: string } =>
  baseUrl === undefined ? {} : { baseUrl };

async function checkChat(check: string, settings: Named, names: readonly string[], clock: Clock): Promise<Finding> {
  const deadline = startDeadline(clock, CALL_MS);
  try {
    const model = await openChatModel({ ...settings, timeoutMs: CALL_MS });
    const reply = await deadline.within(model.invoke("Say OK.", { signal: deadline.signal }));
    if (reply.text.trim() !== "") return { check, state: "ok", found: `${settings.model} answers` };
    return { check, state: "wrong", found: `${settings.model} answers with nothing`, ...others(settings.model, names) };
  } catch (thrown) {
    const { error } = modelFailure(thrown, clock.now());
    return { check, state: "wrong", found: error.message, ...others(settings.model, names) };
  } finally {
    deadline.close();
  }
}

/** The names to choose from, when the one that is set is not among them. */
function others(model: string, names: readonly string[]): { readonly todo?: string } {
  if (names.length === 0 || names.includes(model)) return {};
  const shown = names.slice(0, NAMES_SHOWN).join(", ");
  return { todo: `The endpoint lists ${shown}${names.length > NAMES_SHOWN ? " and more" : ""}.` };
}
