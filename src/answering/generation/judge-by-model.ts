import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { asWenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Entailment, EntailmentClaim, EntailmentVerdict } from "../../ports/entailment.ts";
import type { Log } from "../../ports/log.ts";
import { type Deadline, startDeadline } from "../model-calls/deadline.ts";
import { type Prompts, renderPrompt } from "../model-calls/prompts.ts";
import {
  type ChatTurn,
  type ReplySchema,
  SchemaRefused,
  streamReply,
  type Tokens,
} from "../model-calls/stream-reply.ts";
import { readVerdicts, readVerdictsSoFar, readYesOrNo } from "./read-verdicts.ts";
import { inertLine } from "./source-block.ts";

/** What a judge is made from. */
export interface JudgeParts {
  readonly chat: () => Promise<BaseChatModel>;
  readonly prompts: Prompts;
  /** `yes-no` for a model that is trained to say only Yes or No to a document and a claim. */
  readonly replies: "verdicts" | "yes-no";
  /** For a call that is given no signal to end it. */
  readonly timeLimitMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

const SCHEMA: ReplySchema = {
  name: "verdicts",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["verdicts"],
    properties: {
      verdicts: {
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["id", "verdict", "because"],
          properties: {
            id: { type: "string" },
            verdict: { type: "string", enum: ["supported", "contradicted", "not_enough"] },
            because: { type: "string" },
          },
        },
      },
    },
  },
};

/**
 * A judge that is a model: it sees the claims with their evidence and nothing else, all in one call (a yes-no model: one call a claim,
 * a few at once). A claim of which a reply does not speak, or speaks twice and differently, has no verdict.
 */
export function createJudge(parts: JudgeParts): Entailment {
  let plain = false;
  const call = async (
    turns: readonly ChatTurn[],
    schema: ReplySchema | null,
    run: Run,
    soFar: (reply: string) => void = () => undefined,
  ): Promise<string> => {
    const model = await run.deadline.within(parts.chat());
    const { deadline, used } = run;
    let reply = "";
    for await (const piece of streamReply({ model, turns, schema, deadline, clock: parts.clock, used })) {
      reply += piece;
      soFar(reply);
    }
    return reply;
  };
  const together = async (claims: readonly EntailmentClaim[], run: Run): Promise<readonly EntailmentVerdict[]> => {
    const turns = judgeTurns(parts.prompts, claims);
    const told = new Set<string>();
    const soFar = (text: string): void => {
      for (const verdict of readVerdictsSoFar(text, claims).filter(({ id }) => !told.has(id))) {
        told.add(verdict.id);
        run.onVerdict(verdict);
      }
    };
    if (!plain) {
      try {
        return readVerdicts(await call(turns, SCHEMA, run, soFar), claims);
      } catch (thrown) {
        if (!(thrown instanceof SchemaRefused)) throw thrown;
      }
    }
    const verdicts = readVerdicts(await call(turns, null, run, soFar), claims);
    // Remembered only now: an endpoint that refuses this too has another reason than the schema.
    plain = true;
    return verdicts;
  };
  const oneByOne = async (claims: readonly EntailmentClaim[], run: Run): Promise<readonly EntailmentVerdict[]> => {
    const replies = claims.map(async (claim) => {
      const verdict = readYesOrNo(await call(yesNoTurns(claim), null, run), claim);
      if (verdict !== null) run.onVerdict(verdict);
      return verdict;
    });
    return (await Promise.all(replies)).filter((verdict) => verdict !== null);
  };
  return {
    async judge(claims, { signal, onVerdict = () => undefined } = {}) {
      const tokens = { input: 0, output: 0 };
      if (claims.length === 0) return { verdicts: [], failure: null, tokens };
      const deadline = startDeadline(parts.clock, signal === undefined ? parts.timeLimitMs : null, signal);
      const run: Run = {
        deadline,
        onVerdict,
        used(more) {
          tokens.input += more.input;
          tokens.output += more.output;
        },
      };
      try {
        const verdicts = await (parts.replies === "yes-no" ? oneByOne : together)(claims, run);
        return { verdicts, failure: verdicts.length < claims.length ? INCOMPLETE : null, tokens };
      } catch (thrown) {
        const error = asWenzhaiError(thrown);
        parts.log.warn("judge-failed", { code: error.code, error });
        return { verdicts: [], failure: error.message, tokens };
      } finally {
        deadline.close();
      }
    },
  };
}

const INCOMPLETE = "The judge gave no verdict that could be read on some claims.";

interface Run {
  readonly deadline: Deadline;
  readonly used: (tokens: Tokens) => void;
  readonly onVerdict: (verdict: EntailmentVerdict) => void;
}

/** Nothing of a claim or an article stands outside the strings of the JSON object. */
function judgeTurns(prompts: Prompts, claims: readonly EntailmentClaim[]): readonly ChatTurn[] {
  const { system, user } = renderPrompt(prompts.judge, { claims: JSON.stringify({ claims: claims.map(inert) }) });
  return [
    ["system", system],
    ["human", user],
  ];
}

function inert({ id, text, evidence }: EntailmentClaim): EntailmentClaim {
  return {
    id,
    text: inertLine(text),
    evidence: evidence.map((each) => ({
      ...each,
      text: inertLine(each.text),
      before: inertLine(each.before),
      article: inertLine(each.article),
    })),
  };
}

/** The form that Bespoke-MiniCheck was trained on. */
function yesNoTurns(claim: EntailmentClaim): readonly ChatTurn[] {
  const { text, evidence } = inert(claim);
  const document = evidence
    .map((each) => [each.article, each.date, each.before, each.text].filter(Boolean).join(" "))
    .join(" ");
  return [["human", `Document: ${document}\nClaim: ${text}`]];
}
