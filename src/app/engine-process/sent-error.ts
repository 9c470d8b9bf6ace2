import { asWenzhaiError, WenzhaiError } from "../../errors.ts";
import type { SentError } from "./protocol.ts";

/** An error made ready to be sent. */
export function sendError(thrown: unknown): SentError {
  const aborted = thrown instanceof Error && thrown.name === "AbortError";
  const { code, message, retryable } = asWenzhaiError(thrown);
  return { code: aborted ? "aborted" : code, message, retryable, detail: detailOf(thrown) };
}

/** The error that was sent; its detail is the cause. */
export function receiveError({ code, message, retryable, detail }: SentError): Error {
  if (code === "aborted") return new DOMException(message, "AbortError");
  return new WenzhaiError(code, message, { retryable, cause: new Error(detail) });
}

function detailOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const own = thrown.stack ?? thrown.message;
  return thrown.cause === undefined ? own : `${own}\ncaused by ${detailOf(thrown.cause)}`;
}
