import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Language } from "../../domain/article.ts";
import type { Question, Turn } from "../../domain/question.ts";
import { asWenzhaiError, type WenzhaiError } from "../../errors.ts";
import { fold } from "../../language/fold.ts";
import { languageOf } from "../../language/language.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import { languageName } from "../generation/claim-manners.ts";
import { inertLine } from "../generation/source-block.ts";
import { type Deadline, startDeadline } from "../model-calls/deadline.ts";
import { isInjected } from "../model-calls/injected.ts";
import { type Prompts, renderPrompt } from "../model-calls/prompts.ts";
import { type ChatTurn, type ReplySchema, SchemaRefused, streamReply } from "../model-calls/stream-reply.ts";

/** A question made ready for search. */
export interface Rewrite {
  /** The question itself when there was nothing to make of it, or the model failed. */
  readonly standalone: string;
  /** Chinese words to search besides, for an English question; folded. */
  readonly chineseWords: readonly string[];
  /** Why the model was of no use, for the notice; null when it was, or was not needed. */
  readonly error: WenzhaiError | null;
}

/** What a rewriter is made from. `timeLimitMs` should be short: the search waits for it. */
export interface RewriterParts {
  readonly chat: () => Promise<BaseChatModel>;
  readonly prompts: Prompts;
  readonly timeLimitMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes a question stand alone and gives Chinese words to search for. Never throws. */
export type Rewriter = (question: Question, language: Language, signal?: AbortSignal) => Promise<Rewrite>;

const MOST_TURNS = 6;
const LONGEST_TURN = 400;
const LONGEST_QUESTION = 300;
const MOST_WORDS = 8;

const SCHEMA: ReplySchema = {
  name: "search",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["question", "words"],
    properties: { question: { type: "string" }, words: { type: "array", items: { type: "string" } } },
  },
};

/**
 * Gives the function that has a model prepare a question. A follow-up in a thread and an English question need it; for any
 * other the model is not called. What it says is used only as far as it is a question in the asker's language without
 * figures of its own, and words in Chinese characters.
 */
export function createRewriter(parts: RewriterParts): Rewriter {
  let plain = false;
  return async (question, language, signal) => {
    const history = (question.history ?? [])
      .filter(({ text }) => text.trim() !== question.text.trim())
      .slice(-MOST_TURNS);
    const untouched: Rewrite = { standalone: question.text, chineseWords: [], error: null };
    if (history.length === 0 && language !== "en") return untouched;
    const deadline = startDeadline(parts.clock, parts.timeLimitMs, signal);
    const turns = turnsOf(parts.prompts, question.text, history, language);
    try {
      const { reply, refused } = await replyTo(parts, deadline, turns, plain ? null : SCHEMA);
      plain ||= refused;
      return read(reply, question.text, history, language);
    } catch (thrown) {
      const error = asWenzhaiError(thrown);
      parts.log.warn("model-rewrite-failed", { code: error.code, error });
      return { ...untouched, error };
    } finally {
      deadline.close();
    }
  };
}

function turnsOf(
  prompts: Prompts,
  question: string,
  history: readonly Turn[],
  language: Language,
): readonly ChatTurn[] {
  const { system, user } = renderPrompt(prompts.rewrite, {
    language: languageName(language),
    history: history.map(({ role, text }) => `${role}: ${inertLine(text).slice(0, LONGEST_TURN)}`).join("\n"),
    question: inertLine(question),
  });
  return [
    ["system", system],
    ["human", user],
  ];
}

async function replyTo(
  parts: RewriterParts,
  deadline: Deadline,
  turns: readonly ChatTurn[],
  schema: ReplySchema | null,
): Promise<{ readonly reply: string; readonly refused: boolean }> {
  const model = await deadline.within(parts.chat());
  const call = { model, turns, deadline, clock: parts.clock };
  try {
    return { reply: await whole(streamReply({ ...call, schema })), refused: false };
  } catch (thrown) {
    if (!(thrown instanceof SchemaRefused)) throw thrown;
    return { reply: await whole(streamReply({ ...call, schema: null })), refused: true };
  }
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

function read(reply: string, question: string, history: readonly Turn[], language: Language): Rewrite {
  const said = parsed(reply);
  const proposed = typeof said.question === "string" ? inertLine(said.question) : "";
  const known = [question, ...history.map(({ text }) => text)].join("\n");
  const fit = history.length > 0 && isFit(proposed, known, language);
  const words =
    language === "en" && Array.isArray(said.words) ? said.words.map((word) => fold(String(word)).trim()) : [];
  const chinese = words.filter((word) => /^\p{Script=Han}[\p{Script=Han}\d·]{1,15}$/u.test(word));
  return {
    standalone: fit ? proposed : question,
    chineseWords: [...new Set(chinese)].slice(0, MOST_WORDS),
    error: null,
  };
}

function parsed(reply: string): { readonly question?: unknown; readonly words?: unknown } {
  const said = reply.slice(Math.max(0, reply.lastIndexOf("</think")));
  const json = said.slice(Math.max(0, said.indexOf("{")), said.lastIndexOf("}") + 1);
  try {
    const value: unknown = JSON.parse(json || "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function isFit(proposed: string, known: string, language: Language): boolean {
  if (proposed === "" || proposed.length > LONGEST_QUESTION || isInjected(proposed)) return false;
  if ((languageOf(proposed) === "en") !== (language === "en")) return false;
  const figures = new Set(known.match(/\d+/gu));
  return (proposed.match(/\d+/gu) ?? []).every((figure) => figures.has(figure));
}
