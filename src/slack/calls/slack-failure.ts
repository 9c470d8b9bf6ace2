import { webApi } from "@slack/bolt";
import { WenzhaiError } from "../../errors.ts";

/**
 * What a failed call means. `limited`: nothing was done, come back later. `passing`: Slack or the way to it is in trouble;
 * `maybeDone` says whether the call may have taken effect. `tokens`: no call will be taken. `content`: not this message.
 * `refused`: not this place or not this right. `other`: our own fault.
 */
export type SlackFailure =
  | { readonly kind: "limited"; readonly ms: number }
  | { readonly kind: "passing"; readonly maybeDone: boolean }
  | { readonly kind: "tokens"; readonly error: string }
  | { readonly kind: "content"; readonly error: string }
  | { readonly kind: "refused"; readonly error: string }
  | { readonly kind: "other" };

/** Slack's own troubles, after which its documentation says that the call may have taken effect. */
const TROUBLES: ReadonlySet<string> = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org",
]);
const TOKENS: ReadonlySet<string> = new Set([
  "account_inactive",
  "invalid_auth",
  "not_authed",
  "token_expired",
  "token_revoked",
]);
const CONTENT: ReadonlySet<string> = new Set([
  "invalid_arguments",
  "invalid_blocks",
  "invalid_blocks_format",
  "metadata_too_large",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_text",
]);
/** Failures of the connection itself: no byte of the call left. */
const UNSENT: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
/** For a limit that does not say how long it lasts. */
const LIMITED_MS = 30_000;

function neverSent({ original }: webApi.WebAPIRequestError): boolean {
  const { cause } = original;
  return typeof cause === "object" && cause !== null && "code" in cause && UNSENT.has(cause.code);
}

function ofPlatform(error: string): SlackFailure {
  if (error === "ratelimited" || error === "rate_limited") return { kind: "limited", ms: LIMITED_MS };
  if (TROUBLES.has(error)) return { kind: "passing", maybeDone: true };
  if (TOKENS.has(error)) return { kind: "tokens", error };
  return { kind: CONTENT.has(error) ? "content" : "refused", error };
}

/** Reads what a call threw. */
export function slackFailure(thrown: unknown): SlackFailure {
  if (thrown instanceof webApi.WebAPIRateLimitedError)
    return { kind: "limited", ms: Math.max(1, thrown.retryAfter) * 1_000 };
  if (thrown instanceof webApi.WebAPIPlatformError) return ofPlatform(thrown.data.error);
  if (thrown instanceof webApi.WebAPIRequestError) return { kind: "passing", maybeDone: !neverSent(thrown) };
  if (thrown instanceof webApi.WebAPIHTTPError) return { kind: "passing", maybeDone: true };
  if (thrown instanceof WenzhaiError && thrown.code === "slack")
    return thrown.retryable ? { kind: "passing", maybeDone: true } : { kind: "refused", error: thrown.message };
  return { kind: "other" };
}

/** Whether Slack itself said no to this place (a channel closed to us, a missing right), as against not being reached. */
export function isRefused(thrown: unknown): boolean {
  return slackFailure(thrown).kind === "refused";
}
