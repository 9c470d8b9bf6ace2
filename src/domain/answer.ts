import type { Language } from "./article.ts";
import type { Question } from "./question.ts";

/** One sentence of one article, shown as evidence. `quote` is `text.slice(start, end)` of the article. */
export interface Citation {
  /** The number shown, from 1, one per sentence quoted. */
  readonly marker: number;
  readonly articleId: string;
  readonly sentenceId: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** What a reader of English needs beside a Chinese quote; absent beside English quotes and for readers of Chinese. */
  readonly gloss?: Gloss | null;
}

/** A Chinese sentence's title, people, organisations and values in English, as far as they are known without translating. */
export interface Gloss {
  readonly titleEn: string | null;
  readonly people: readonly { readonly name: string; readonly romanised: string; readonly role: string | null }[];
  readonly organisations: readonly { readonly name: string; readonly english: string }[];
  /** Dates and numbers, as the sentence writes them and in English. */
  readonly values: readonly { readonly written: string; readonly english: string }[];
}

/** One line of an answer and the markers that prove it. */
export interface AnswerLine {
  readonly text: string;
  readonly markers: readonly number[];
}

/** Why there is no answer: `reason` is a sentence in the asker's language, `nearest` the closest thing the corpus says. */
export interface Refusal {
  readonly reason: string;
  readonly nearest: Citation | null;
}

/** An answer from the corpus; a refusal; or help: small talk, what the bot can do, what the corpus holds. */
export type AnswerKind = "answer" | "refusal" | "help";

/** How an answer came about. */
export type AnswerMode = "extractive" | "model";

/** A finished answer. */
export interface Answer {
  readonly kind: AnswerKind;
  readonly answered: boolean;
  readonly language: Language;
  readonly mode: AnswerMode;
  /** The question as it was searched, when it differs from what was typed (a follow-up made to stand alone). */
  readonly rewritten: string | null;
  readonly lines: readonly AnswerLine[];
  readonly citations: readonly Citation[];
  readonly refusal: Refusal | null;
  /** Sentences the reader needs to judge: a fall-back and its reason, "as of", disagreement, reprints. */
  readonly notices: readonly string[];
  /** The ISO day of the newest article of the corpus that was searched; null when none has one, absent when none was searched. */
  readonly asOf?: string | null;
  /** Sentences that were considered and not shown, the nearest first; absent where none were looked at. */
  readonly considered?: readonly Citation[];
  /** What the models took for it, where their endpoint tells. */
  readonly tokens?: { readonly input: number; readonly output: number } | undefined;
  readonly ms: { readonly retrieve: number; readonly answer: number; readonly total: number };
}

/** What happens while a question is answered, in order. A `line` is sent only once it is verified; `end` is always last. */
export type AnswerEvent =
  | { readonly type: "searching"; readonly question: string; readonly rewritten: string | null }
  | { readonly type: "line"; readonly line: AnswerLine; readonly citations: readonly Citation[] }
  | { readonly type: "notice"; readonly text: string }
  | { readonly type: "end"; readonly answer: Answer };

/** The function the outer rooms are given: answers one question. Never throws for what a user can cause. */
export type Ask = (question: Question, options?: { readonly signal?: AbortSignal }) => AsyncIterable<AnswerEvent>;
