/** The words of the house. Types only: nothing here runs, and nothing here imports. */

/** A script-aware language tag. "zh-Hans" also stands for Chinese whose script cannot be told. */
export type Language = "en" | "zh-Hans" | "zh-Hant";

/** A person named in an article. `name` is in the article's characters, `romanised` in Latin letters. */
export interface Person {
  readonly name: string;
  readonly romanised?: string;
  readonly role?: string;
}

/** Names of one person or organisation that mean the same: any of them may be asked for, any of them may be written. */
export interface AliasGroup {
  readonly names: readonly string[];
}

/** One article as ingest takes it. Every offset in the house counts UTF-16 code units of `text`. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly publisher?: string;
  /** ISO date, YYYY-MM-DD. */
  readonly published?: string;
  /** ISO date of the event reported, YYYY-MM-DD (or YYYY-MM, or YYYY, when no more is known). */
  readonly eventDate?: string;
  readonly place?: string;
  readonly language: Language;
  readonly url?: string;
  readonly people: readonly Person[];
  readonly aliases: readonly AliasGroup[];
  readonly text: string;
  /** The file it was read from, as an absolute path; what vanishes from a folder is removed by it. */
  readonly source?: string;
  /** SHA-256 of the bytes the article was read from, in hexadecimal. */
  readonly hash: string;
}

/** One sentence of an article: `text.slice(start, end)`. Set-aside sentences are never indexed nor quoted. */
export interface Sentence {
  /** `articleId#n`, n counting the sentences of the article from 0. The same text gives the same ids. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Neighbouring sentences searched together: `sentences[first..last]` of the article, both included. */
export interface Passage {
  /** `articleId@first`. */
  readonly id: string;
  readonly articleId: string;
  readonly first: number;
  readonly last: number;
}

/** Why ingest took a piece of text away. */
export type RemovalReason =
  | "navigation"
  | "related"
  | "caption"
  | "editor"
  | "copyright"
  | "repeated"
  | "spam"
  | "hidden"
  | "metadata";

/** A piece of text that ingest took away, for its report. */
export interface Removal {
  readonly reason: RemovalReason;
  readonly text: string;
}

/** An article ready for the index. */
export interface IngestedArticle {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly passages: readonly Passage[];
  readonly removed: readonly Removal[];
}

/** An earlier turn of the same thread. */
export interface Turn {
  readonly role: "asker" | "wenzhai";
  readonly text: string;
}

/** What is asked. `now` is the asker's day (ISO date), for "last week" and "today". */
export interface Question {
  readonly text: string;
  readonly history?: readonly Turn[];
  readonly now?: string;
}

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

/** How an answer came about. */
export type AnswerMode = "extractive" | "model";

/** A finished answer. */
export interface Answer {
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

/** What a digest is asked for. Dates are ISO days, both included. */
export interface DigestRequest {
  readonly topic?: string;
  readonly since?: string;
  readonly until?: string;
  /** The language of the frame around the quotes. */
  readonly language: Language;
  /** Articles told before, to be left out. */
  readonly exclude?: ReadonlySet<string>;
}

/** One article's part of a digest. */
export interface DigestItem {
  readonly articleId: string;
  readonly citations: readonly Citation[];
}

/** A digest: newest first, each item cited, with a receipt of what was read. */
export interface Digest {
  readonly request: DigestRequest;
  readonly items: readonly DigestItem[];
  /** How many articles stood in the period, and how many were left out because they were told before. */
  readonly receipt: { readonly read: number; readonly matched: number; readonly toldBefore: number };
}

/** A channel's weekly briefing. `weekday` 0 is Sunday; `time` is HH:MM in `zone`, an IANA name. */
export interface Subscription {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly createdBy: string;
  readonly weekday: number;
  readonly time: string;
  readonly zone: string;
  readonly language: Language;
  /** ISO instant the subscription was made. */
  readonly since: string;
}
