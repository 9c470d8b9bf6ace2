import { type ErrorCode, WenzhaiError } from "../errors.ts";
import { redactText } from "./redact.ts";

/** A failed call to a model endpoint: the error for the user, and what the endpoint said about trying again. */
export interface ModelFailure {
  readonly error: WenzhaiError;
  /** How long the endpoint asks to be left alone, in milliseconds; null when it does not say. */
  readonly retryAfterMs: number | null;
  /** The request itself was refused (400, 415, 422, 501): the same one without an option may pass. */
  readonly refused: boolean;
}

type Verdict = readonly [code: ErrorCode, message: string, retryable: boolean];

const KEY: Verdict = ["model-unavailable", "The model endpoint refused the key. Check OPENAI_API_KEY.", false];
const OFFLINE: Verdict = [
  "model-unavailable",
  "The model endpoint cannot be reached. Check OPENAI_BASE_URL and that the server runs, then ask again.",
  true,
];
const REFUSED: Verdict = [
  "model-unavailable",
  "The model endpoint did not accept the request. Check that WENZHAI_CHAT_MODEL names a chat model of that endpoint.",
  false,
];
const SLOW: Verdict = ["model-timeout", "The model did not answer in time. Ask again in a minute.", true];
const BUSY: Verdict = ["model-rate-limited", "The model endpoint has too many requests. Ask again in a minute.", true];
const BROKEN: Verdict = [
  "model-bad-reply",
  "The model's reply could not be read. Ask again; if it stays so, check WENZHAI_CHAT_MODEL and OPENAI_BASE_URL.",
  true,
];
const BY_STATUS: Readonly<Record<number, Verdict>> = {
  400: REFUSED,
  401: KEY,
  403: KEY,
  404: [
    "model-unavailable",
    "The endpoint does not know this model. Check WENZHAI_CHAT_MODEL and OPENAI_BASE_URL.",
    false,
  ],
  408: SLOW,
  413: [
    "model-unavailable",
    "The question with its sources is too long for this model. Choose one with a larger context.",
    false,
  ],
  415: REFUSED,
  422: REFUSED,
  429: BUSY,
  501: REFUSED,
  504: SLOW,
};
const QUOTA: Verdict = [
  "model-rate-limited",
  "The model account's quota is used up. Check its plan and billing, or set another OPENAI_API_KEY.",
  false,
];
const NETWORK =
  /ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|EHOST|ENETUNREACH|UND_ERR|socket|fetch failed|connection error|terminated|other side closed/iu;

/** Gives whatever a model call threw as an error of the house, with nothing the endpoint wrote in its message. */
export function modelFailure(thrown: unknown, now: number): ModelFailure {
  if (thrown instanceof WenzhaiError) return { error: thrown, retryAfterMs: null, refused: false };
  const status = statusOf(thrown);
  const [code, message, retryable] = verdictOf(thrown, status);
  const error = new WenzhaiError(code, message, { cause: traceOf(thrown, status), retryable });
  const refused = status === 400 || status === 415 || status === 422 || status === 501;
  return { error, retryAfterMs: retryAfter(thrown, now), refused: refused && !isTooLong(thrown) };
}

function verdictOf(thrown: unknown, status: number | undefined): Verdict {
  const words = wordsOf(thrown);
  if (status === 429 && /insufficient_quota|billing|credit balance/iu.test(words)) return QUOTA;
  if (isTooLong(thrown)) return BY_STATUS[413]!;
  if (status !== undefined) return BY_STATUS[status] ?? (status >= 500 ? unwell(status) : REFUSED);
  if (/timeout|timed out/iu.test(words)) return SLOW;
  if (NETWORK.test(words)) return OFFLINE;
  return BROKEN;
}

function unwell(status: number): Verdict {
  return ["model-unavailable", `The model endpoint failed (${status}). Ask again in a minute.`, true];
}

function isTooLong(thrown: unknown): boolean {
  return /context_length_exceeded|maximum context length|ContextOverflow|exceeds the context window/iu.test(
    wordsOf(thrown),
  );
}

/** The names, codes and messages of an error and of what caused it. */
function wordsOf(thrown: unknown, depth = 0): string {
  if (typeof thrown !== "object" || thrown === null || depth > 3) return typeof thrown === "string" ? thrown : "";
  const { name, code, message, cause } = thrown as Record<string, unknown>;
  return [name, code, message].filter((part) => typeof part === "string").join(" ") + wordsOf(cause, depth + 1);
}

function statusOf(thrown: unknown): number | undefined {
  const { status, statusCode } = (typeof thrown === "object" && thrown !== null ? thrown : {}) as Record<
    string,
    unknown
  >;
  return [status, statusCode].find((each) => typeof each === "number");
}

/** For the log: what was thrown, in its own words, without keys. */
function traceOf(thrown: unknown, status: number | undefined): Error {
  return new Error(redactText(`${status ?? ""} ${wordsOf(thrown)}`.trim()).slice(0, 500));
}

/** Retry-After in seconds or as a date, or OpenAI's retry-after-ms. */
function retryAfter(thrown: unknown, now: number): number | null {
  const headers = (typeof thrown === "object" && thrown !== null ? thrown : {}) as { headers?: unknown };
  const get = (name: string): string | null => (headers.headers instanceof Headers ? headers.headers.get(name) : null);
  const ms = Number(get("retry-after-ms") ?? Number.NaN);
  if (Number.isFinite(ms)) return Math.max(0, ms);
  const written = get("retry-after");
  if (written === null) return null;
  const wait = /^\s*\d+(?:\.\d+)?\s*$/u.test(written) ? Number(written) * 1000 : Date.parse(written) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
