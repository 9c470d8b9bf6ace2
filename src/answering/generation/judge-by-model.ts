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
import { readVerdicts, readVerdictsSoFar, readYesOrNo, VERDICTS } from "./read-verdicts.ts";
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

/** One judgement: what it is made with, and who hears of it. */
interface Run {
  readonly parts: JudgeParts;
  readonly deadline: Deadline;
  readonly used: (tokens: Tokens) => void;
  readonly onVerdict: (verdict: EntailmentVerdict) => void;
}

type Ask = (claims: readonly EntailmentClaim[], run: Run) => Promise<readonly EntailmentVerdict[]>;

const INCOMPLETE = "The judge gave no verdict that could be read on some claims.";

/**
 * A judge that is a model: it sees the claims with their evidence and nothing else, all in one call (a yes-no model: one call a claim,
 * a few at once). A claim of which a reply does not speak, or speaks twice and differently, has no verdict.
 */
export function createJudge(parts: JudgeParts): Entailment {
  const ask = parts.replies === "yes-no" ? askOneByOne : createAskTogether();
  return {
    async judge(claims, { signal, onVerdict = () => undefined } = {}) {
      const tokens = { input: 0, output: 0 };
      if (claims.length === 0) return { verdicts: [], failure: null, tokens };
      const deadline = startDeadline(parts.clock, signal === undefined ? parts.timeLimitMs : null, signal);
      const used = ({ input, output }: Tokens): void => {
        tokens.input += input;
        tokens.output += output;
      };
      try {
        const verdicts = await ask(claims, { parts, deadline, used, onVerdict });
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

/** Asks for JSON under a schema until the endpoint is found to take none. */
function createAskTogether(): Ask {
  let plain = false;
  return async (claims, run) => {
    const told = new Set<string>();
    const soFar = (text: string): void => {
      for (const verdict of readVerdictsSoFar(text, claims).filter(({ id }) => !told.has(id))) {
        told.add(verdict.id);
        run.onVerdict(verdict);
      }
    };
    const ask = async (schema: ReplySchema | null): Promise<readonly EntailmentVerdict[]> =>
      readVerdicts(await replyTo(judgeTurns(run.parts.prompts, claims), schema, run, soFar), claims);
    try {
      return await ask(plain ? null : VERDICTS);
    } catch (thrown) {
      if (!(thrown instanceof SchemaRefused)) throw thrown;
      const verdicts = await ask(null);
      // Remembered only now: an endpoint that refuses this too has another reason than the schema.
      plain = true;
      return verdicts;
    }
  };
}

async function askOneByOne(claims: readonly EntailmentClaim[], run: Run): Promise<readonly EntailmentVerdict[]> {
  const verdicts = await Promise.all(
    claims.map(async (claim) => {
      const verdict = readYesOrNo(await replyTo(yesNoTurns(claim), null, run), claim);
      if (verdict !== null) run.onVerdict(verdict);
      return verdict;
    }),
  );
  return verdicts.filter((verdict) => verdict !== null);
}

async function replyTo(
  turns: readonly ChatTurn[],
  schema: ReplySchema | null,
  { parts, deadline, used }: Run,
  soFar: (reply: string) => void = () => undefined,
): Promise<string> {
  const model = await deadline.within(parts.chat());
  let reply = "";
  for await (const piece of streamReply({ model, turns, schema, deadline, clock: parts.clock, used })) {
    reply += piece;
    soFar(reply);
  }
  return reply;
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
