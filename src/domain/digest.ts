import type { Citation } from "./answer.ts";
import type { Language } from "./article.ts";

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
