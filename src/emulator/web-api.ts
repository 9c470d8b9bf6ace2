import { AGENT_METHODS } from "./agent-methods.ts";
import { Args } from "./args.ts";
import { CHAT_METHODS } from "./chat-methods.ts";
import type { Context } from "./context.ts";
import { CONVERSATION_METHODS } from "./conversation-methods.ts";
import type { Fault } from "./faults.ts";
import type { Method, Methods } from "./methods.ts";
import type { Fields } from "./model.ts";
import { PEOPLE_METHODS } from "./people-methods.ts";
import type { RateLimits } from "./rate-limits.ts";
import { SCHEDULE_METHODS } from "./schedule-methods.ts";
import { SlackError } from "./slack-error.ts";
import { STREAM_METHODS } from "./stream-methods.ts";
import { VIEW_METHODS } from "./view-methods.ts";

const METHODS: Methods = {
  ...CHAT_METHODS,
  ...STREAM_METHODS,
  ...SCHEDULE_METHODS,
  ...CONVERSATION_METHODS,
  ...PEOPLE_METHODS,
  ...AGENT_METHODS,
  ...VIEW_METHODS,
};

/** What goes back over HTTP. `hang` is never answered, `reset` cuts the connection. */
export type Answer =
  | { readonly kind: "answer"; readonly status: number; readonly headers: Fields; readonly body: Fields }
  | { readonly kind: "hang" }
  | { readonly kind: "reset" };

/** One request to a method: its name, its arguments and the token it came with. */
export interface Request {
  readonly method: string;
  readonly args: Args;
  readonly token: string | null;
}

/** Answers one call of the Web API: faults first, then the token, the scope, the rate limit and the method itself. */
export function answerCall(ctx: Context, limits: RateLimits, request: Request): Answer {
  const { method, args } = request;
  const fault = ctx.faults.take(method, ctx.clock.now(), args.text("channel"));
  if (fault !== null && fault.performed !== true) return record(ctx, request, faulty(fault));
  const answer = perform(ctx, limits, request);
  return record(ctx, request, fault === null ? answer : faulty(fault));
}

function perform(ctx: Context, limits: RateLimits, { method: name, args, token }: Request): Answer {
  const method = METHODS[name];
  if (method === undefined) return ok({ ok: false, error: "unknown_method", req_method: name });
  const headers = scopeHeaders(ctx, method);
  try {
    checkToken(ctx, method, token);
    const wait = ctx.settings.rateLimits ? limits.take(method.tier, bucket(method, name, args), ctx.clock.now()) : 0;
    if (wait > 0) return limited(wait);
    return ok({ ok: true, ...method.call(ctx, new Args(args.values)) }, headers);
  } catch (thrown) {
    if (thrown instanceof SlackError) return ok({ ok: false, error: thrown.code, ...thrown.extra }, headers);
    ctx.log.error("workspace.method_failed", { method: name, cause: thrown });
    return ok({ ok: false, error: "internal_error" }, headers);
  }
}

function checkToken(ctx: Context, method: Method, token: string | null): void {
  const wanted = method.token ?? "bot";
  if (wanted === "none") return;
  if (token === null) throw new SlackError("not_authed");
  const { botToken, appToken, scopes } = ctx.settings;
  if (token !== botToken && token !== appToken) throw new SlackError("invalid_auth");
  if (token === botToken && ctx.state.botTokenRevoked) throw new SlackError("token_revoked");
  const kind = token === botToken ? "bot" : "app";
  if (wanted !== "any" && wanted !== kind) throw new SlackError("not_allowed_token_type");
  if (method.scope !== undefined && !scopes.includes(method.scope)) {
    throw new SlackError("missing_scope", { needed: method.scope, provided: scopes.join(",") });
  }
}

function bucket(method: Method, name: string, args: Args): string {
  return method.tier === "post" ? `${name}/${args.text("channel") ?? ""}` : name;
}

function scopeHeaders(ctx: Context, method: Method): Fields {
  return { "x-oauth-scopes": ctx.settings.scopes.join(","), "x-accepted-oauth-scopes": method.scope ?? "" };
}

function ok(body: Fields, headers: Fields = {}): Answer {
  return { kind: "answer", status: 200, headers, body };
}

function limited(seconds: number): Answer {
  const headers = { "retry-after": String(seconds) };
  return { kind: "answer", status: 429, headers, body: { ok: false, error: "ratelimited" } };
}

function faulty(fault: Fault): Answer {
  if (fault.kind === "timeout") return { kind: "hang" };
  if (fault.kind === "reset") return { kind: "reset" };
  if (fault.kind === "ratelimited") return limited(fault.retryAfter ?? 1);
  if (fault.kind === "error") return ok({ ok: false, error: fault.error ?? "internal_error" });
  return { kind: "answer", status: 500, headers: {}, body: { ok: false, error: "internal_error" } };
}

function record(ctx: Context, { method, args }: Request, answer: Answer): Answer {
  const { token: _token, ...seen } = args.values;
  const isAnswer = answer.kind === "answer";
  const status = isAnswer ? answer.status : 0;
  const body = isAnswer ? answer.body : { ok: false, error: answer.kind };
  ctx.state.calls.push({ method, args: decoded(seen), at: ctx.clock.now(), status, answer: body });
  ctx.state.changed();
  return answer;
}

const STRUCTURED = new Set(["attachments", "blocks", "chunks", "loading_messages", "metadata", "prompts", "view"]);

/** The arguments with their JSON strings opened, so that a log of a form and of a JSON body read the same. */
function decoded(values: Fields): Fields {
  const open = (key: string, value: unknown): unknown => {
    if (typeof value !== "string" || !STRUCTURED.has(key)) return value;
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, open(key, value)]));
}
