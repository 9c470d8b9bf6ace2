import { WenzhaiError } from "../errors.ts";
import { type ModelFailure, modelFailure } from "./model-failure.ts";

const AGAIN = "Run it again in a minute: what was embedded so far is kept.";

/** Gives what a call to an embedding endpoint threw as an error of the house, in sentences about embedding, without the key. */
export function embeddingFailure(
  thrown: unknown,
  now: number,
  model: string,
  apiKey: string | undefined,
): ModelFailure {
  if (thrown instanceof WenzhaiError) return modelFailure(thrown, now);
  const failure = modelFailure(thrown, now);
  const { code, retryable, cause } = failure.error;
  const words = cause instanceof Error ? cause.message : "";
  const trace = new Error(apiKey === undefined ? words : words.replaceAll(apiKey, "[redacted]"));
  const message = sentenceFor(failure.error, statusOf(thrown), model);
  return { ...failure, error: new WenzhaiError(code, message, { cause: trace, retryable }) };
}

function sentenceFor({ code, retryable, message }: WenzhaiError, status: number | null, model: string): string {
  if (code === "model-timeout") return `The embedding endpoint did not answer in time. ${AGAIN}`;
  if (code === "model-rate-limited")
    return retryable ? `The embedding endpoint has too many requests. ${AGAIN}` : message;
  if (code === "model-bad-reply")
    return "The embedding endpoint's reply could not be read. Check that OPENAI_BASE_URL is an OpenAI-compatible endpoint.";
  if (status === null)
    return "The embedding endpoint cannot be reached. Check OPENAI_BASE_URL and that the server runs.";
  if (status >= 500 && retryable) return `The embedding endpoint failed (${status}). ${AGAIN}`;
  if (status === 401 || status === 403) return "The embedding endpoint refused the key. Check OPENAI_API_KEY.";
  if (status === 404)
    return `The endpoint knows no embedding model "${model}". Check WENZHAI_EMBEDDING_MODEL and OPENAI_BASE_URL.`;
  return `The embedding endpoint did not accept the request (${status}). Check that "${model}" in WENZHAI_EMBEDDING_MODEL is an embedding model that reads passages of 500 tokens.`;
}

function statusOf(thrown: unknown): number | null {
  const { status } = (typeof thrown === "object" && thrown !== null ? thrown : {}) as { status?: unknown };
  return typeof status === "number" ? status : null;
}
