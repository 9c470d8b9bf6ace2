import type { AnswerLine, Citation } from "./answer.ts";
import type { Language } from "./article.ts";
import type { Novelty, Told, ToldArticle } from "./told.ts";

/** What a digest is asked for. Dates are ISO days, both included. */
export interface DigestRequest {
  readonly topic?: string;
  readonly since?: string;
  readonly until?: string;
  /** The language of the frame around the quotes. */
  readonly language: Language;
  /** How much of it is shown; a middle length when absent. */
  readonly length?: "brief" | "full";
  /** The ISO day of the asker, for what lies ahead. */
  readonly today?: string;
  /** Articles that are passed over as if the corpus held none of them. */
  readonly exclude?: ReadonlySet<string>;
  /** What the readers were told before: with it every story says whether it is new to them. */
  readonly told?: Told;
  /** Only what is new to them is told. */
  readonly onlyNew?: boolean;
}

/** A line of a story. `was`: what its readers were told before, which no longer stands so. */
export interface DigestLine extends AnswerLine {
  readonly was?: string;
}

/** What is told of one event beside its quotes; every line names the markers of the citations that prove it. */
export interface StoryTold {
  /** The title of the article that stands for the story, and its English title. */
  readonly headline: string;
  readonly headlineEn: string | null;
  /** The ISO day of the event, or its month or year, when known; and its place, as the article writes it and in English. */
  readonly date: string | null;
  readonly place: string | null;
  readonly placeEn: string | null;
  /** Every article of the story, reprints too: what counts as told once it is shown. */
  readonly articleIds: readonly string[];
  /** Articles that report by themselves, and those that only print the text of one. */
  readonly sources: number;
  readonly reprints: number;
  readonly lines: readonly DigestLine[];
  /** What it is to readers who were told things before; absent where it is not known what they were told. */
  readonly novelty?: Novelty;
  /** Clauses with numbers worth knowing, with days that lie ahead of the asker, and those in which sources differ. */
  readonly numbers: readonly AnswerLine[];
  readonly ahead: readonly AnswerLine[];
  readonly differences: readonly AnswerLine[];
}

/** One story's part of a digest. `articleId` is the article that stands for it; `citations` are all that it quotes. */
export interface DigestItem {
  readonly articleId: string;
  readonly citations: readonly Citation[];
  readonly story?: StoryTold;
}

/** An article just outside of a period that holds none. */
export interface NearestArticle {
  readonly articleId: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly date: string;
}

/** What became of the articles of the corpus. */
export interface DigestReceipt {
  /** Articles in the period, those of them on the topic, and of these the ones whose readers were told all they say. */
  readonly read: number;
  readonly matched: number;
  readonly toldBefore: number;
  /** Stories that the others make, and how many of them are not shown, for want of room. */
  readonly stories?: number;
  readonly leftOut?: number;
  /** Stories shown that are new, updated or corrected to readers who were told things before. */
  readonly fresh?: number;
  /** Articles that hold nothing to quote; those without a date, where a period was asked for. */
  readonly unreadable?: number;
  /** Articles too old to be compared with so many newer ones. */
  readonly older?: number;
  readonly undated?: number;
  /** Where nothing is shown: the articles on the topic that come nearest to the period, at most one on each side. */
  readonly nearest?: readonly NearestArticle[];
}

/** A digest: newest story first, each cited, with a receipt of what was read. */
export interface Digest {
  readonly request: DigestRequest;
  readonly items: readonly DigestItem[];
  readonly receipt: DigestReceipt;
  /** The articles whose readers are told all they say once this is shown. */
  readonly articles?: readonly ToldArticle[];
}
