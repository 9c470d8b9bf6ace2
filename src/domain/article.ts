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
  | "damaged"
  | "metadata";

/** A piece of text that ingest took away, for its report. */
export interface Removal {
  readonly reason: RemovalReason;
  /** The rule that took it, by the name that `keep` overrules it with; the reason itself where there is one rule only. */
  readonly rule?: string;
  /** Before which line of its page it stood, counted from 0. */
  readonly before?: number;
  readonly text: string;
}

/** An article ready for the index. */
export interface IngestedArticle {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly passages: readonly Passage[];
  readonly removed: readonly Removal[];
}
