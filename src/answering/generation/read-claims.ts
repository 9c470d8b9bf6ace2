import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Deadline } from "../model-calls/deadline.ts";
import { type Prompts, renderPrompt } from "../model-calls/prompts.ts";
import {
  type ChatTurn,
  type ReplySchema,
  SchemaRefused,
  streamReply,
  type Tokens,
} from "../model-calls/stream-reply.ts";
import { createClaimReader } from "./claim-reader.ts";
import type { ReplyEnd, WrittenClaim } from "./written-claim.ts";

/** Has a model reply, in whichever form its server can, and reads the claims as they come. */
export interface Replies {
  /** `turns` makes the messages for a description of the form to reply in. Gives how the reply ended. Throws a WenzhaiError. */
  read(
    deadline: Deadline,
    turns: (format: string) => readonly ChatTurn[],
    used?: (tokens: Tokens) => void,
  ): AsyncGenerator<WrittenClaim, ReplyEnd>;
}

/** What replies are read with. */
export interface RepliesParts {
  readonly chat: () => Promise<BaseChatModel>;
  readonly prompts: Prompts;
  readonly clock: Clock;
  readonly log: Log;
}

/** The same for every request, so that a server compiles it once: the ids are checked here, not by an enumeration. */
const SCHEMA: ReplySchema = {
  name: "answer",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["claims", "insufficient", "missing"],
    properties: {
      claims: {
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["ids", "text"],
          properties: { ids: { type: "array", items: { type: "string" } }, text: { type: "string" } },
        },
      },
      insufficient: { type: "boolean" },
      missing: { type: "string" },
    },
  },
};

/**
 * Asks for JSON under a schema until the server refuses that or replies in plain text; from then on for the line format.
 * What was found is remembered for every later reply.
 */
export function createReplies(parts: RepliesParts): Replies {
  let inLines = false;
  return {
    async *read(deadline, turns, used) {
      if (!inLines) {
        const { end, claims, refused } = yield* attempt(parts, { deadline, turns, schema: SCHEMA, used });
        if (!refused && end.form !== "lines") return finish(end, claims);
        if (!refused && (claims > 0 || end.insufficient)) {
          inLines = true;
          return end;
        }
      }
      const { end, claims } = yield* attempt(parts, { deadline, turns, schema: null, used });
      // Remembered only now: a server that refuses this too has another reason than the schema.
      if (!inLines) parts.log.info("model-without-structure");
      inLines = true;
      return finish(end, claims);
    },
  };
}

async function* attempt(
  { chat, prompts, clock }: RepliesParts,
  { deadline, turns, schema, used }: Attempt,
): AsyncGenerator<WrittenClaim, Read> {
  const format = renderPrompt(prompts[schema === null ? "format-lines" : "format-json"], {}).user;
  const model = await deadline.within(chat());
  try {
    return yield* claimsOf(streamReply({ model, turns: turns(format), schema, deadline, clock, used }));
  } catch (thrown) {
    if (thrown instanceof SchemaRefused) return { ...NOTHING, refused: true };
    throw thrown;
  }
}

interface Attempt {
  readonly deadline: Deadline;
  readonly turns: (format: string) => readonly ChatTurn[];
  readonly schema: ReplySchema | null;
  readonly used: ((tokens: Tokens) => void) | undefined;
}

interface Read {
  readonly end: ReplyEnd;
  /** How many claims came with ids. */
  readonly claims: number;
  /** Whether the server refused to be held to a schema. */
  readonly refused: boolean;
}

const NOTHING: Read = {
  end: { form: "empty", insufficient: false, missing: "", whole: true },
  claims: 0,
  refused: false,
};

async function* claimsOf(pieces: AsyncIterable<string>): AsyncGenerator<WrittenClaim, Read> {
  const reader = createClaimReader();
  let claims = 0;
  for await (const piece of pieces) {
    for (const claim of reader.push(piece)) {
      if (claim.ids.length > 0) claims++;
      yield claim;
    }
  }
  const last = reader.end();
  for (const claim of last.claims) {
    if (claim.ids.length > 0) claims++;
    yield claim;
  }
  return { end: last.end, claims, refused: false };
}

function finish(end: ReplyEnd, claims: number): ReplyEnd {
  if (!end.whole)
    throw new WenzhaiError("model-bad-reply", "The model's reply broke off. Ask again.", { retryable: true });
  if (claims === 0 && !end.insufficient)
    throw new WenzhaiError("model-bad-reply", "The model's reply held no claim that cites a source. Ask again.", {
      retryable: true,
    });
  return end;
}
