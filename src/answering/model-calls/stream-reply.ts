import type { BaseChatModel, BaseChatModelCallOptions } from "@langchain/core/language_models/chat_models";
import { backOffMs } from "../../adapters/back-off.ts";
import { type ModelFailure, modelFailure } from "../../adapters/model-failure.ts";
import { callPatiently } from "../../adapters/patient-call.ts";
import { WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Deadline } from "./deadline.ts";

/** One message to a model, as LangChain takes it without its classes, which are slow to load. */
export type ChatTurn = readonly [role: "system" | "human" | "ai", text: string];

/** A JSON schema that the reply must have, for servers that can hold a model to one. */
export interface ReplySchema {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** One call to a model. */
export interface Call {
  readonly model: BaseChatModel;
  readonly turns: readonly ChatTurn[];
  /** Null where the server cannot, or the reply is text. */
  readonly schema: ReplySchema | null;
  readonly deadline: Deadline;
  readonly clock: Clock;
  /** Is told what the call took, where the endpoint says so. */
  readonly used?: ((tokens: Tokens) => void) | undefined;
}

/** Tokens of calls to models, as their endpoints count them. */
export interface Tokens {
  readonly input: number;
  readonly output: number;
}

/** Thrown when an endpoint refuses a request that asked for a schema. */
export class SchemaRefused extends Error {}

const MOST_TRIES = 4;
/** Longer than any honest reply to our prompts. */
const LONGEST_REPLY = 24_000;

/** As LangChain's own types leave it open. */
interface Counted {
  readonly usage_metadata?: { readonly input_tokens: number; readonly output_tokens: number };
}

type Options = BaseChatModelCallOptions & { readonly response_format?: unknown; readonly stream_options?: unknown };

/**
 * Streams the text of a reply. A call that failed before its first text is tried again while the deadline allows: after as
 * long as the endpoint asked for (Retry-After), else after the waits of the house. Once text was given nothing is tried again,
 * so that nothing can be said twice. Throws a WenzhaiError, or SchemaRefused.
 */
export async function* streamReply(call: Call): AsyncGenerator<string> {
  const { clock, deadline } = call;
  const { pieces, first } = await callPatiently(() => begin(call), {
    clock,
    signal: deadline.signal,
    pause: (thrown, tries) => pauseAfter(thrown, tries, call),
  });
  if (first.done) return;
  try {
    yield first.value;
    yield* pieces;
  } catch (thrown) {
    if (deadline.signal.aborted) throw deadline.signal.reason;
    throw failureIn(thrown, call).error;
  } finally {
    await pieces.return(undefined);
  }
}

async function begin(call: Call) {
  const pieces = once(call);
  return { pieces, first: await pieces.next() };
}

function failureIn(thrown: unknown, { clock, schema }: Call): ModelFailure {
  const failure = modelFailure(thrown, clock.now());
  if (failure.refused && schema !== null) throw new SchemaRefused();
  return failure;
}

function pauseAfter(thrown: unknown, tries: number, call: Call): number {
  const { error, retryAfterMs } = failureIn(thrown, call);
  if (!error.retryable || tries === MOST_TRIES) throw error;
  const wait = retryAfterMs ?? backOffMs(tries);
  if (wait < call.deadline.left()) return wait;
  if (retryAfterMs === null) throw error;
  const message = `The model endpoint asks to be left alone for ${Math.ceil(wait / 1000)} s. Ask again after that.`;
  throw new WenzhaiError(error.code, message, { cause: error.cause, retryable: true });
}

async function* once({ model, turns, schema, deadline, used }: Call): AsyncGenerator<string> {
  const options: Options = {
    signal: deadline.signal,
    // An endpoint that refuses the one refuses the other, and is asked for neither then.
    ...(schema === null
      ? {}
      : {
          response_format: { type: "json_schema", json_schema: { strict: true, ...schema } },
          stream_options: { include_usage: true },
        }),
  };
  const stream = await deadline.within(
    model.stream(
      turns.map(([role, text]) => [role, text] as [typeof role, string]),
      options,
    ),
  );
  const chunks = stream[Symbol.asyncIterator]();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await deadline.within(chunks.next());
      if (done) return;
      const usage = (value as unknown as Counted).usage_metadata;
      if (usage !== undefined) used?.({ input: usage.input_tokens, output: usage.output_tokens });
      if (isRefusal(value)) throw new WenzhaiError("model-bad-reply", "The model declined to answer this question.");
      length += value.text.length;
      if (length > LONGEST_REPLY)
        throw new WenzhaiError("model-bad-reply", "The model's reply had no end. Ask again, perhaps more narrowly.");
      if (value.text !== "") yield value.text;
    }
  } finally {
    // Not awaited: a stream that hangs also hangs in its return.
    void Promise.resolve(chunks.return?.()).catch(() => undefined);
  }
}

function isRefusal(chunk: {
  additional_kwargs?: Record<string, unknown>;
  response_metadata?: Record<string, unknown>;
}): boolean {
  const refusal = chunk.additional_kwargs?.refusal;
  const reason = chunk.response_metadata?.finish_reason;
  return (typeof refusal === "string" && refusal !== "") || reason === "content_filter";
}
