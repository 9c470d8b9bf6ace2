/** The closed list of things that can go wrong. */
export type ErrorCode =
  | "bad-input"
  | "bad-file"
  | "bad-config"
  | "no-index"
  | "index-damaged"
  | "index-busy"
  | "disk"
  | "model-unavailable"
  | "model-rate-limited"
  | "model-timeout"
  | "model-bad-reply"
  | "slack"
  | "store"
  | "deadline"
  | "internal";

/**
 * The one error class. `message` is a sentence fit for a user: it names the input and the way out, and holds no secret.
 * `retryable` says whether the same call may succeed later; it is decided where the fact is known.
 */
export class WenzhaiError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "WenzhaiError";
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}

/** Gives any thrown value as a WenzhaiError; what is not one already becomes `internal`, its own words kept as the cause. */
export function asWenzhaiError(thrown: unknown): WenzhaiError {
  if (thrown instanceof WenzhaiError) return thrown;
  return new WenzhaiError("internal", "Something went wrong on our side.", { cause: thrown });
}
