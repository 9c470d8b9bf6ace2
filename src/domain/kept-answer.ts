import type { Answer } from "./answer.ts";
import type { Language } from "./article.ts";

/** An answer that was given in Slack, with what was asked. Its id is that of the job that gave it. */
export interface KeptAnswer {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly thread: string | null;
  /** Who asked; null where nobody is named. */
  readonly person: string | null;
  readonly question: string;
  readonly answer: Answer;
  /** Whether only the person saw it. */
  readonly quiet: boolean;
  /** When it was given, in ms since 1970. */
  readonly at: number;
}

/** What was wrong with an answer. */
export type FeedbackReason = "wrong" | "outdated" | "missing" | "source";

/** What a person thinks of an answer, with all that the answer was: it outlives the answer's own record. */
export interface Feedback {
  readonly kept: KeptAnswer;
  readonly person: string;
  readonly good: boolean;
  readonly reason: FeedbackReason | null;
  /** The person's own words. */
  readonly note: string | null;
  readonly at: number;
}

/** What a channel's people settled for it. */
export interface ChannelSettings {
  readonly team: string;
  readonly channel: string;
  /** The language of answers; null: the asker's. */
  readonly language: Language | null;
  /** Whether a thread goes on only where the bot is mentioned again. */
  readonly mentionOnly: boolean;
  /** Names of the collections that are searched; null: all that the channel may see. */
  readonly collections: readonly string[] | null;
  /** Who may change this, besides admins of the workspace; null: everybody in the channel. */
  readonly changers: readonly string[] | null;
}
