import type { Language } from "../domain/article.ts";
import type { Question } from "../domain/question.ts";
import { languageOf } from "../language/language.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Intent } from "./intent/intent.ts";
import { languageWished } from "./intent/language-wished.ts";
import { readIntent } from "./intent/read-intent.ts";
import type { IsKnown } from "./intent/read-talk.ts";
import { asksOfThread, type FollowUpParts, resolveFollowUp } from "./intent/resolve-follow-up.ts";
import type { Rewrite, Rewriter } from "./intent/rewrite-question.ts";

/** Kinds of talk that are answered without a search. */
export type Talk = Extract<Intent, "small-talk" | "help" | "corpus" | "unclear">;

/** What is common to all questions: the language to answer in, and the question made to stand alone, null where it was typed so. */
interface Read {
  readonly language: Language;
  readonly rewritten: string | null;
}

/** A question, understood: outside the job, talk, or something to be searched. */
export type Understood = Read &
  (
    | { readonly kind: "outside" }
    | { readonly kind: "talk"; readonly intent: Talk; readonly standalone: string }
    | {
        readonly kind: "search";
        readonly intent: Intent;
        readonly standalone: string;
        readonly chineseWords: readonly string[] | undefined;
        /** Whether the language was asked for, not read off the question. */
        readonly wished: boolean;
      }
  );

/** What understanding is made from. Without a rewriter follow-ups are joined to their thread by rule. */
export interface UnderstandParts {
  readonly directory: () => Promise<FollowUpParts["directory"]>;
  readonly reading: { readonly lexicon: Lexicon };
  readonly rewriter?: Rewriter;
}

/** Reads what a question wants, with its thread where it leans on it. */
export async function understandQuestion(
  question: Question,
  parts: UnderstandParts,
  signal?: AbortSignal,
): Promise<Understood> {
  const wish = languageWished(question.text)?.language;
  const language = wish ?? question.language ?? languageOf(question.text);
  const isKnown = await knownWords(parts);
  const alone = readIntent(question.text, isKnown);
  if (alone === "outside") return { kind: "outside", language, rewritten: null };
  // "Who else?" is too little to go on by itself; "in English please" asks the last question again.
  const ofThread = (question.history?.length ?? 0) > 0 && asksOfThread(question.text);
  const stands = isTalk(alone) && alone !== "unclear" && wish === undefined && !ofThread;
  const leaning = stands ? null : await standAlone(question, language, parts, signal);
  const standalone = leaning?.standalone ?? question.text;
  const intent = leaning === null ? alone : readIntent(standalone, isKnown);
  if (isTalk(intent)) return { kind: "talk", intent, standalone, language, rewritten: null };
  return {
    kind: "search",
    intent,
    standalone,
    chineseWords: leaning?.chineseWords,
    wished: (wish ?? question.language) !== undefined,
    language,
    rewritten: standalone === question.text ? null : standalone,
  };
}

function isTalk(intent: Intent): intent is Talk {
  return intent === "small-talk" || intent === "help" || intent === "corpus" || intent === "unclear";
}

/** Whether a word is an English one, or a name of the corpus: what is neither may be misspelt. */
async function knownWords({ directory, reading }: UnderstandParts): Promise<IsKnown> {
  const names = await directory();
  return (word) => reading.lexicon.chinese(word).length > 0 || names.resolveNames(word).length > 0;
}

/** By the model when there is one; where it fails or is not there, by rule. */
async function standAlone(
  question: Question,
  language: Language,
  { rewriter, directory, reading }: UnderstandParts,
  signal?: AbortSignal,
): Promise<Rewrite> {
  const names = { directory: await directory(), lexicon: reading.lexicon };
  const byRule: Rewrite = {
    standalone: resolveFollowUp(question, names) ?? question.text,
    chineseWords: [],
    error: null,
  };
  const byModel = await rewriter?.(question, language, signal);
  if (byModel === undefined) return byRule;
  return byModel.error === null ? byModel : { ...byRule, error: byModel.error };
}
