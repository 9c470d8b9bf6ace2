import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { WenzhaiError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import { limitedFetch } from "./limited-fetch.ts";
import { redactText } from "./redact.ts";
import { systemClock } from "./system-clock.ts";

/** Which chat model, and where. */
export interface ChatModelSettings {
  /** A model of an OpenAI-compatible endpoint, or `provider:model` for any provider of LangChain. */
  readonly model: string;
  readonly apiKey?: string;
  readonly baseUrl?: string;
  /** The longest one HTTP request may take. */
  readonly timeoutMs?: number;
}

/** The longest request there is, where whoever calls sets no limit of its own; and more than any model writes. */
const LONGEST_MS = 180_000;
const MOST_BYTES = 16_000_000;

/** `qwen3:8b` is a tag of a local server, not a provider. */
const TAG = /^(?:latest|[\d.]+[bm](?![a-z]).*|v\d.*)$/iu;

/**
 * Opens a chat model through LangChain, which is loaded only here: it costs over a second. Makes no call. The model does
 * not retry by itself: LangChain waits out a 429 but not a 503, up to a minute, and goes on after it was cancelled, so
 * whoever calls decides within its own time limit. Throws bad-config when a key or a provider's package is missing.
 */
export async function openChatModel(settings: ChatModelSettings, clock: Clock = systemClock()): Promise<BaseChatModel> {
  const at = settings.model.indexOf(":");
  const provider = settings.model.slice(0, Math.max(0, at));
  const name = settings.model.slice(at + 1);
  if (provider === "openai") return openAiModel({ ...settings, model: name }, clock);
  if (provider === "" || TAG.test(name)) return openAiModel(settings, clock);
  const { initChatModel, MODEL_PROVIDER_CONFIG } = await import("langchain/chat_models/universal");
  if (!Object.hasOwn(MODEL_PROVIDER_CONFIG, provider)) return openAiModel(settings, clock);
  try {
    const timeout = settings.timeoutMs === undefined ? {} : { timeout: settings.timeoutMs };
    // Each provider's package reads its own key from the environment.
    const opened = await initChatModel(name, { modelProvider: provider, maxRetries: 0, ...timeout });
    return opened as unknown as BaseChatModel;
  } catch (cause) {
    throw providerProblem(provider, cause);
  }
}

async function openAiModel(
  { model, apiKey, baseUrl, timeoutMs }: ChatModelSettings,
  clock: Clock,
): Promise<BaseChatModel> {
  if (apiKey === undefined && baseUrl === undefined)
    throw new WenzhaiError(
      "bad-config",
      "WENZHAI_CHAT_MODEL is set, but neither OPENAI_API_KEY nor OPENAI_BASE_URL. Set the key, or the address of a local server.",
    );
  if (baseUrl !== undefined && !/^https?:$/u.test(URL.parse(baseUrl)?.protocol ?? ""))
    throw new WenzhaiError(
      "bad-config",
      "OPENAI_BASE_URL is not an http(s) address. Write it like http://127.0.0.1:11434/v1.",
    );
  const { ChatOpenAI } = await import("@langchain/openai");
  return new ChatOpenAI({
    model,
    // A local server wants no key, but the client does.
    apiKey: apiKey ?? "none",
    maxRetries: 0,
    // Servers other than OpenAI's may refuse `stream_options`.
    streamUsage: false,
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    configuration: {
      ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
      logLevel: "off",
      fetch: limitedFetch(clock, { ms: timeoutMs ?? LONGEST_MS, bytes: MOST_BYTES }),
    },
  });
}

function providerProblem(provider: string, cause: unknown): WenzhaiError {
  const words = redactText(cause instanceof Error ? cause.message : String(cause));
  const wanted = /@langchain\/[a-z-]+/u.exec(words)?.[0];
  const missing = /install|cannot find|unable to import/iu.test(words) && wanted !== undefined;
  const way = missing
    ? `Install its package: npm install ${wanted}.`
    : "Check that its key is set as its provider wants it.";
  return new WenzhaiError("bad-config", `The chat model of ${provider} cannot be opened. ${way}`, {
    cause: new Error(words),
  });
}
