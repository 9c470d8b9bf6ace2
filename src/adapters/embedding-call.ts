import type { OpenAIEmbeddings } from "@langchain/openai";
import { WenzhaiError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import { limitedFetch } from "./limited-fetch.ts";

/** Which embedding model, and where. Without `baseUrl` it is OpenAI's own. */
export interface EmbeddingSettings {
  readonly model: string;
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

/** One call to the endpoint: a vector of finite numbers for each text, in their order, all of one length. It does not retry. */
export type EmbeddingCall = (texts: readonly string[], timeoutMs: number) => Promise<readonly (readonly number[])[]>;

/**
 * Gives the function that asks an OpenAI-compatible endpoint, through LangChain, which is loaded at the first call: it costs
 * over a second. The time limit holds until the last byte. The function throws model-bad-reply for vectors that cannot be
 * used, else what the client throws. Throws bad-config when the settings lead nowhere.
 */
export function createEmbeddingCall(settings: EmbeddingSettings, clock: Clock): EmbeddingCall {
  if (settings.apiKey === undefined && settings.baseUrl === undefined)
    throw new WenzhaiError(
      "bad-config",
      "WENZHAI_EMBEDDING_MODEL is set, but neither OPENAI_API_KEY nor OPENAI_BASE_URL. Set the key, or the address of a local server.",
    );
  if (settings.baseUrl !== undefined && !/^https?:$/u.test(URL.parse(settings.baseUrl)?.protocol ?? ""))
    throw new WenzhaiError(
      "bad-config",
      "OPENAI_BASE_URL is not an http(s) address. Write it like http://127.0.0.1:11434/v1.",
    );
  const opened = new Map<number, Promise<OpenAIEmbeddings>>();
  return async (texts, timeoutMs) => {
    let model = opened.get(timeoutMs);
    if (model === undefined) {
      model = openModel(settings, limitedFetch(clock, { ms: timeoutMs }));
      opened.set(timeoutMs, model);
    }
    return (await model).embedDocuments([...texts]);
  };
}

async function openModel(
  { model, apiKey, baseUrl }: EmbeddingSettings,
  fetch: typeof globalThis.fetch,
): Promise<OpenAIEmbeddings> {
  const { OpenAIEmbeddings } = await import("@langchain/openai");
  /** LangChain takes the vectors as they stand in the reply, however many there are and whatever their `index` says. */
  class CheckedEmbeddings extends OpenAIEmbeddings {
    protected override async embeddingWithRetry(request: Parameters<OpenAIEmbeddings["embeddingWithRetry"]>[0]) {
      const reply = await super.embeddingWithRetry(request);
      return { ...reply, data: inOrder(reply.data, request.input.length) };
    }
  }
  return new CheckedEmbeddings({
    model,
    // A local server wants no key, but the client does.
    apiKey: apiKey ?? "none",
    maxRetries: 0,
    // Two unless told otherwise; whoever calls decides.
    maxConcurrency: Number.POSITIVE_INFINITY,
    batchSize: 2048,
    stripNewLines: false,
    // Servers other than OpenAI's may give plain numbers whatever they are asked for.
    encodingFormat: "float",
    configuration: { ...(baseUrl === undefined ? {} : { baseURL: baseUrl }), logLevel: "off", fetch },
  });
}

interface Item {
  readonly index?: number;
  readonly embedding?: unknown;
}

function inOrder<T extends Item>(data: readonly T[] | undefined, count: number): T[] {
  if (!Array.isArray(data) || data.length !== count)
    throw badReply(`gave ${Array.isArray(data) ? data.length : "no"} vectors for ${count} texts`);
  const ordered: T[] = [];
  for (const [i, item] of data.entries()) ordered[item?.index ?? i] = item;
  const dimensions = lengthOf(ordered[0]);
  for (let i = 0; i < count; i++) {
    const item = ordered[i];
    if (item === undefined) throw badReply("gave two vectors for one text");
    if (!isVector(item.embedding)) throw badReply("gave a vector with a value that is not a finite number");
    if (lengthOf(item) !== dimensions) throw badReply("gave vectors of different lengths in one reply");
  }
  return ordered;
}

function lengthOf(item: Item | undefined): number {
  return Array.isArray(item?.embedding) ? item.embedding.length : 0;
}

function isVector(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isNumber);
}

/** Finite in single precision too, in which it will be stored. */
function isNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(Math.fround(value));
}

function badReply(what: string): WenzhaiError {
  return new WenzhaiError(
    "model-bad-reply",
    `The embedding endpoint ${what}. Check that WENZHAI_EMBEDDING_MODEL names an embedding model of it.`,
  );
}
