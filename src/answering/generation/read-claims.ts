import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { z } from "zod";
import { WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Deadline } from "../model-calls/deadline.ts";
import { type Prompts, renderPrompt } from "../model-calls/prompts.ts";
import { type ChatTurn, SchemaRefused, streamReply, type Tokens } from "../model-calls/stream-reply.ts";
import type { WrittenClaim } from "./line-claims.ts";
import { type ReplyEnd, readReply } from "./read-reply.ts";

/** What a reply is asked for with. */
export interface ReplyRequest {
  readonly deadline: Deadline;
  /** Makes the messages for a description of the form to reply in. */
  readonly turns: (format: string) => readonly ChatTurn[];
  readonly used?: (tokens: Tokens) => void;
}

/** Has a model reply, in whichever form its server can: claims as they come, then how the reply ended. Throws a WenzhaiError. */
export type Replies = (request: ReplyRequest) => AsyncGenerator<WrittenClaim, ReplyEnd>;

/** What replies are read with. */
export interface RepliesParts {
  readonly chat: () => Promise<BaseChatModel>;
  readonly prompts: Prompts;
  readonly clock: Clock;
  readonly log: Log;
}

/** The same for every request, so that a server compiles it once: the ids are checked here, not by an enumeration. */
const SCHEMA = {
  name: "answer",
  schema: z.toJSONSchema(
    z.object({
      claims: z.array(z.object({ ids: z.array(z.string()), text: z.string() })),
      insufficient: z.boolean(),
      missing: z.string(),
    }),
  ),
};

/**
 * Asks for JSON under a schema until the server refuses that or replies in plain text; from then on for the line format.
 * What was found is remembered for every later reply.
 */
export function createReplies(parts: RepliesParts): Replies {
  let inLines = false;
  return async function* (request) {
    if (!inLines) {
      const end = yield* attempt(parts, request, true);
      if (end !== null && end.form !== "lines") return finish(end);
      if (end !== null && (end.cited > 0 || end.insufficient)) {
        inLines = true;
        return end;
      }
    }
    const end = yield* attempt(parts, request, false);
    // Remembered only now: a server that refuses this too has another reason than the schema.
    if (!inLines) parts.log.info("model-without-structure");
    inLines = true;
    return finish(end!);
  };
}

/** How a reply ended, with how many of its claims cite something. */
type Ended = ReplyEnd & { readonly cited: number };

/** Gives null where the server refuses to be held to a schema. */
async function* attempt(
  { chat, prompts, clock }: RepliesParts,
  { deadline, turns, used }: ReplyRequest,
  structured: boolean,
): AsyncGenerator<WrittenClaim, Ended | null> {
  const format = renderPrompt(prompts[structured ? "format-json" : "format-lines"], {}).user;
  const model = await deadline.within(chat());
  const schema = structured ? SCHEMA : null;
  try {
    return yield* claimsOf(streamReply({ model, turns: turns(format), schema, deadline, clock, used }));
  } catch (thrown) {
    if (thrown instanceof SchemaRefused) return null;
    throw thrown;
  }
}

async function* claimsOf(pieces: AsyncIterable<string>): AsyncGenerator<WrittenClaim, Ended> {
  let text = "";
  let given = 0;
  for await (const piece of pieces) {
    text += piece;
    if (!/[}\n]/u.test(piece)) continue;
    const { claims } = readReply(text, false);
    yield* claims.slice(given);
    given = claims.length;
  }
  const { claims, ...end } = readReply(text, true);
  yield* claims.slice(given);
  return { ...end, cited: claims.filter(({ ids }) => ids.length > 0).length };
}

function finish(end: Ended): ReplyEnd {
  if (end.whole && (end.cited > 0 || end.insufficient)) return end;
  const what = end.whole ? "held no claim that cites a source" : "broke off";
  throw new WenzhaiError("model-bad-reply", `The model's reply ${what}. Ask again.`, { retryable: true });
}
