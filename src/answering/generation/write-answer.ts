import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Language } from "../../domain/article.ts";
import { asWenzhaiError, type WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Verdict } from "../grounding/verdict.ts";
import { languageName } from "./claim-manners.ts";
import { type Deadline, startDeadline } from "./deadline.ts";
import type { Evidence } from "./evidence.ts";
import { type Bench, claimKey, type JudgedClaim, judgeClaim, type Verify } from "./judge-claim.ts";
import { type Prompts, renderPrompt } from "./prompts.ts";
import { createReplies, type Replies } from "./read-claims.ts";
import { inertLine, layOutSources } from "./source-block.ts";
import type { ChatTurn } from "./stream-reply.ts";
import type { WrittenClaim } from "./written-claim.ts";

export type { Evidence } from "./evidence.ts";
export type { Verify } from "./judge-claim.ts";

/** What happens while a model writes. A `line` is verified, and no line comes twice; after `failed` nothing follows. */
export type WriterEvent =
  | { readonly type: "line"; readonly text: string; readonly sentenceIds: readonly string[] }
  | { readonly type: "dropped"; readonly text: string; readonly verdict: Verdict; readonly detail: string }
  | { readonly type: "failed"; readonly error: WenzhaiError };

/** What a writer is made from. */
export interface WriterParts {
  /** Gives the model; called once an answer, so it should keep what it opened. */
  readonly chat: () => Promise<BaseChatModel>;
  readonly prompts: Prompts;
  readonly verify: Verify;
  /** For the whole answer: every try, wait and repair. */
  readonly timeLimitMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is to be written: `evidence` best first, of which the first forty sentences are shown to the model. */
export interface WriterInput {
  readonly question: string;
  readonly language: Language;
  readonly evidence: readonly Evidence[];
  readonly signal?: AbortSignal;
}

/** Writes an answer. Ends without an event when the model says that the evidence does not answer, or the asker stops. */
export type Writer = (input: WriterInput) => AsyncIterable<WriterEvent>;

const MOST_LINES = 6;
/** A model that fails, or repeats itself, more often than this is not listened to any longer. */
const MOST_FAILURES = 8;
const MOST_REPEATS = 8;

/**
 * Gives the function that has a model write and proves what it writes: each claim is checked as soon as it is complete, and
 * only then shown. Those that fail are sent back together, once; those that fail again are dropped.
 */
export function createWriter(parts: WriterParts): Writer {
  const replies = createReplies(parts);
  return async function* (input) {
    const deadline = startDeadline(parts.clock, parts.timeLimitMs, input.signal);
    const desk = openDesk(parts, input, deadline);
    try {
      if (desk.bench.byId.size > 0) yield* writeAndRepair(desk, replies);
    } catch (thrown) {
      const error = asWenzhaiError(thrown);
      parts.log.warn("model-answer-failed", { code: error.code, error });
      if (!deadline.stopped) yield { type: "failed", error };
    } finally {
      deadline.close();
      parts.log.info("model-answer", {
        lines: desk.lines,
        withheld: desk.withheld,
        ms: parts.clock.now() - desk.started,
      });
    }
  };
}

/** The state of one answer. */
interface Desk {
  readonly parts: WriterParts;
  readonly input: WriterInput;
  readonly deadline: Deadline;
  readonly bench: Bench;
  readonly sources: string;
  readonly withheld: number;
  readonly shown: Set<string>;
  /** Claims that failed, with the ids they cited. */
  readonly tried: Set<string>;
  readonly started: number;
  lines: number;
  repeats: number;
}

function openDesk(parts: WriterParts, input: WriterInput, deadline: Deadline): Desk {
  const { text, byId, withheld } = layOutSources(input.question, input.evidence);
  const bench = { byId, language: input.language, verify: parts.verify };
  const started = parts.clock.now();
  return {
    parts,
    input,
    deadline,
    bench,
    sources: text,
    withheld,
    shown: new Set(),
    tried: new Set(),
    started,
    lines: 0,
    repeats: 0,
  };
}

async function* writeAndRepair(desk: Desk, replies: Replies): AsyncGenerator<WriterEvent> {
  const failed: JudgedClaim[] = [];
  const claims = replies.read(desk.deadline, (format) => firstTurns(desk, format));
  for await (const claim of claims) {
    const judged = take(claim, desk);
    if (judged?.verdict === "supported") yield lineOf(judged, desk);
    else if (judged?.ids.length === 0) yield droppedOf(judged);
    else if (judged !== null) failed.push(judged);
    if (desk.lines === MOST_LINES || failed.length === MOST_FAILURES || desk.repeats === MOST_REPEATS) break;
  }
  if (failed.length > 0 && desk.lines < MOST_LINES) yield* repair(failed, desk, replies);
  else yield* failed.map(droppedOf);
}

/** A claim judged, or null when it was shown before, or failed before with the same ids. */
function take(claim: WrittenClaim, desk: Desk): JudgedClaim | null {
  const { bench, shown, tried } = desk;
  const judged = judgeClaim(claim, bench);
  const key = claimKey(judged.text);
  const attempt = [key, ...judged.ids].join(" ");
  if (key === "" || shown.has(key) || tried.has(attempt)) {
    desk.repeats++;
    return null;
  }
  if (judged.verdict === "supported") shown.add(key);
  else tried.add(attempt);
  return judged;
}

async function* repair(failed: readonly JudgedClaim[], desk: Desk, replies: Replies): AsyncGenerator<WriterEvent> {
  let open = failed;
  try {
    for await (const claim of replies.read(desk.deadline, (format) => repairTurns(failed, desk, format))) {
      const judged = take(claim, desk);
      if (judged === null) continue;
      open = withoutMended(open, judged);
      yield judged.verdict === "supported" ? lineOf(judged, desk) : droppedOf(judged);
      if (open.length === 0 || desk.lines === MOST_LINES) break;
    }
  } catch (thrown) {
    yield* open.map(droppedOf);
    if (desk.lines === 0) throw thrown;
    desk.parts.log.warn("model-repair-failed", { error: asWenzhaiError(thrown) });
    return;
  }
  yield* open.map(droppedOf);
}

/** A claim written again stands for the failed one that cites a sentence of its own, else for the first. */
function withoutMended(open: readonly JudgedClaim[], judged: JudgedClaim): readonly JudgedClaim[] {
  const same = open.findIndex(({ ids }) => ids.some((id) => judged.ids.includes(id)));
  return open.toSpliced(Math.max(0, same), 1);
}

function lineOf({ text, evidence }: JudgedClaim, desk: Desk): WriterEvent {
  desk.lines++;
  return { type: "line", text, sentenceIds: evidence.map(({ sentenceId }) => sentenceId) };
}

function droppedOf({ text, verdict, detail }: JudgedClaim): WriterEvent {
  return { type: "dropped", text, verdict, detail };
}

function firstTurns({ parts, input, sources }: Desk, format: string): readonly ChatTurn[] {
  const { system, user } = renderPrompt(parts.prompts.answer, {
    language: languageName(input.language),
    most: String(MOST_LINES),
    sources,
    question: inertLine(input.question),
    format,
  });
  return [
    ["system", system],
    ["human", user],
  ];
}

function repairTurns(failed: readonly JudgedClaim[], desk: Desk, format: string): readonly ChatTurn[] {
  const told = (claim: JudgedClaim): string => `${inertLine(claim.text)} (${claim.ids.filter(isId).join(", ")})`;
  const failures = failed.map((claim) => `- ${told(claim)}: ${claim.verdict}. ${inertLine(claim.detail)}`).join("\n");
  const { user } = renderPrompt(desk.parts.prompts.repair, {
    language: languageName(desk.input.language),
    failures,
    format,
  });
  return [...firstTurns(desk, format), ["ai", failed.map(told).join("\n")], ["human", user]];
}

const isId = (id: string): boolean => /^[a-z]{3}$/u.test(id);
