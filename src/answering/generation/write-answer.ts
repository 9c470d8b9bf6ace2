import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Language } from "../../domain/article.ts";
import { asWenzhaiError, WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Entailment } from "../../ports/entailment.ts";
import type { Log } from "../../ports/log.ts";
import type { NameLexicon } from "../grounding/veto-names.ts";
import { type Deadline, startDeadline } from "../model-calls/deadline.ts";
import { EventStream } from "../model-calls/event-stream.ts";
import type { Prompts } from "../model-calls/prompts.ts";
import type { ChatTurn, Tokens } from "../model-calls/stream-reply.ts";
import { answerTurns, repairTurns, type TurnParts } from "./answer-turns.ts";
import { type CheckedClaim, type CheckParts, checkWritten, claimKey, type Rejection } from "./check-written.ts";
import { judgeWritten } from "./judge-written.ts";
import type { WrittenClaim } from "./line-claims.ts";
import { createReplies, type Replies } from "./read-claims.ts";
import type { ReplyEnd } from "./read-reply.ts";
import { type Evidence, layOutSources } from "./source-block.ts";

/**
 * What happens while a model writes. A `line` was judged supported and no veto speaks against it, and no line comes twice. After
 * `insufficient` (the model says that the sources do not answer, and what they lack) only `used` follows, and so after `failed`.
 */
export type WriterEvent =
  | { readonly type: "line"; readonly text: string; readonly sentenceIds: readonly string[] }
  | { readonly type: "dropped"; readonly text: string; readonly verdict: Rejection; readonly detail: string }
  | { readonly type: "insufficient"; readonly reason: string }
  | { readonly type: "failed"; readonly error: WenzhaiError }
  | { readonly type: "used"; readonly tokens: Tokens };

/** What a writer is made from. */
export interface WriterParts {
  /** Gives the model; called once an answer, so it should keep what it opened. */
  readonly chat: () => Promise<BaseChatModel>;
  readonly prompts: Prompts;
  readonly lexicon: NameLexicon;
  readonly judge: Entailment;
  /** For the whole answer: every try, wait, verdict and repair. */
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

/** Writes an answer. Ends without a line, an end or a failure when nothing could be proved, or the asker stops. */
export type Writer = (input: WriterInput) => AsyncIterable<WriterEvent>;

const MOST_LINES = 6;
/** A model that fails, or repeats itself, more often than this is not listened to any longer. */
const MOST_FAILURES = 8;
const MOST_REPEATS = 8;

/**
 * Gives the function that has a model write and a judge check what it writes. Claims that no rule rejects go to the judge together,
 * and each is shown as soon as it is found supported;
 * those that fail either are sent back together, once; those that fail again are dropped.
 */
export function createWriter(parts: WriterParts): Writer {
  const replies = createReplies(parts);
  return async function* (input) {
    const deadline = startDeadline(parts.clock, parts.timeLimitMs, input.signal);
    const draft = openDraft(parts, input, deadline);
    try {
      if (draft.check.byId.size > 0) yield* writeAndRepair(draft, replies);
    } catch (thrown) {
      const error = asWenzhaiError(thrown);
      parts.log.warn("model-answer-failed", { code: error.code, error });
      if (!deadline.stopped) yield { type: "failed", error };
    } finally {
      deadline.close();
    }
    if (draft.tokens.output > 0) yield { type: "used", tokens: draft.tokens };
    const { lines, withheld, tokens } = draft;
    parts.log.info("model-answer", { lines, withheld, tokens, ms: parts.clock.now() - draft.started });
  };
}

/** The state of one answer. */
interface Draft {
  readonly parts: WriterParts;
  readonly deadline: Deadline;
  readonly check: CheckParts;
  readonly turns: TurnParts;
  readonly withheld: number;
  /** Keys of the claims that came, with the ids they cited. */
  readonly seen: Set<string>;
  readonly started: number;
  readonly tokens: { input: number; output: number };
  lines: number;
}

function openDraft(parts: WriterParts, { question, language, evidence }: WriterInput, deadline: Deadline): Draft {
  const { text: sources, byId, withheld } = layOutSources(question, evidence);
  const { prompts, lexicon } = parts;
  return {
    parts,
    deadline,
    check: { byId, language, lexicon },
    turns: { prompts, question, language, most: MOST_LINES, sources },
    withheld,
    seen: new Set(),
    started: parts.clock.now(),
    tokens: { input: 0, output: 0 },
    lines: 0,
  };
}

async function* writeAndRepair(draft: Draft, replies: Replies): AsyncGenerator<WriterEvent> {
  const { claims, end, broken } = await readAll(draft, replies, (format) => answerTurns(draft.turns, format));
  if (claims.every(({ ids }) => ids.length === 0) && end?.insufficient) {
    yield { type: "insufficient", reason: end.missing };
    return;
  }
  const failed = yield* show(claims, draft);
  const open = failed.filter(({ ids }) => ids.length > 0);
  yield* failed.filter(({ ids }) => ids.length === 0).map(droppedOf);
  if (broken !== null) {
    yield* open.map(droppedOf);
    throw broken;
  }
  if (open.length > 0 && draft.lines < MOST_LINES) yield* repair(open, draft, replies);
  else yield* open.map(droppedOf);
}

interface ReadReply {
  readonly claims: readonly CheckedClaim[];
  /** Null where the reply was not read to its end. */
  readonly end: ReplyEnd | null;
  /** Why it broke off; what was complete by then still counts. */
  readonly broken: unknown;
}

/** Reads a reply, checking each claim by rule as it is complete. Throws when it fails before its first claim. */
async function readAll(
  draft: Draft,
  replies: Replies,
  turns: (format: string) => readonly ChatTurn[],
): Promise<ReadReply> {
  const claims: CheckedClaim[] = [];
  const reading = replies({ deadline: draft.deadline, turns, used: (tokens) => addTokens(draft, tokens) });
  let repeats = 0;
  try {
    for (;;) {
      const next: IteratorResult<WrittenClaim, ReplyEnd> = await reading.next();
      if (next.done) return { claims, end: next.value, broken: null };
      const claim = takeNew(next.value, draft);
      if (claim === null) repeats++;
      else claims.push(claim);
      const fit = claims.filter(({ rejected }) => rejected === null).length;
      if (fit >= MOST_LINES || claims.length - fit >= MOST_FAILURES || repeats >= MOST_REPEATS)
        return { claims, end: null, broken: null };
    }
  } catch (thrown) {
    if (claims.length === 0) throw thrown;
    return { claims, end: null, broken: thrown };
  } finally {
    // Not awaited: a reply that hangs also hangs in its return.
    void reading.return(NO_END).catch(() => undefined);
  }
}

const NO_END: ReplyEnd = { form: "empty", insufficient: false, missing: "", whole: true };

/** A claim checked by rule, or null when it came before with the same ids. */
function takeNew(written: WrittenClaim, { check, seen }: Draft): CheckedClaim | null {
  const claim = checkWritten(written, check);
  const key = claimKey(claim.text);
  const attempt = claim.rejected === null ? key : [key, ...claim.ids].join(" ");
  if (key === "" || seen.has(key) || seen.has(attempt)) return null;
  seen.add(attempt);
  return claim;
}

/** Has the claims judged that no rule rejects, shows those that are supported, and gives those that failed. */
async function* show(
  claims: readonly CheckedClaim[],
  draft: Draft,
): AsyncGenerator<WriterEvent, readonly CheckedClaim[]> {
  const { judge } = draft.parts;
  const supported = new EventStream<CheckedClaim>();
  const judging = judgeWritten(claims, judge, draft.deadline.signal, (claim) => supported.push(claim));
  judging.finally(() => supported.end()).catch(() => undefined);
  const shown = new Set<string>();
  for await (const claim of supported.read()) yield* lineOf(claim, shown, draft);
  const { judged, failure, tokens } = await judging;
  addTokens(draft, tokens);
  for (const claim of judged) if (claim.rejected === null) yield* lineOf(claim, shown, draft);
  const failed = judged.filter(({ rejected }) => rejected !== null);
  if (failure === null) return failed;
  yield* failed.map(droppedOf);
  if (draft.deadline.signal.aborted) throw draft.deadline.signal.reason;
  throw new WenzhaiError("model-bad-reply", failure);
}

/** The line of a supported claim, once, while there is room for it. */
function* lineOf({ text, evidence }: CheckedClaim, shown: Set<string>, draft: Draft): Generator<WriterEvent> {
  if (shown.has(text) || draft.lines === MOST_LINES) return;
  shown.add(text);
  draft.lines++;
  yield { type: "line", text, sentenceIds: evidence.map(({ sentenceId }) => sentenceId) };
}

async function* repair(failed: readonly CheckedClaim[], draft: Draft, replies: Replies): AsyncGenerator<WriterEvent> {
  yield* failed.map(droppedOf);
  try {
    const turns = (format: string): readonly ChatTurn[] => repairTurns(failed, draft.turns, format);
    const { claims } = await readAll(draft, replies, turns);
    yield* (yield* show(claims, draft)).map(droppedOf);
  } catch (thrown) {
    const error = asWenzhaiError(thrown);
    // A model that leaves out what it cannot mend did not fail.
    if (draft.lines === 0 && error.code !== "model-bad-reply") throw thrown;
    draft.parts.log.warn("model-repair-failed", { error });
  }
}

function addTokens({ tokens }: Draft, { input, output }: Tokens): void {
  tokens.input += input;
  tokens.output += output;
}

function droppedOf({ text, rejected }: CheckedClaim): WriterEvent {
  return { type: "dropped", text, verdict: rejected?.verdict ?? "not-judged", detail: rejected?.because ?? "" };
}
