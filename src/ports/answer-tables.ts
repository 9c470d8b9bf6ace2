import type { ChannelSettings, Feedback, KeptAnswer } from "../domain/kept-answer.ts";

/** The answers that were given lately, so that their evidence can be opened. */
export interface AnswerTable {
  /** Writes an answer down; one of the same id is replaced. */
  keep(answer: KeptAnswer): Promise<void>;
  find(id: string): Promise<KeptAnswer | null>;
  /** A person's latest, newest first, at most `most`. */
  latest(person: string, most: number): Promise<readonly KeptAnswer[]>;
  /** Forgets one; false when there is none. */
  forget(id: string): Promise<boolean>;
  /** Forgets all that were given before, in ms since 1970; gives how many. */
  forgetBefore(at: number): Promise<number>;
}

/** What people think of answers. */
export interface FeedbackTable {
  /** Writes it down; what the same person said of the same answer before is replaced. */
  keep(feedback: Feedback): Promise<void>;
  /** All of it, oldest first. */
  all(): Promise<readonly Feedback[]>;
}

/** The settings of channels. */
export interface ChannelTable {
  of(team: string, channel: string): Promise<ChannelSettings | null>;
  set(settings: ChannelSettings): Promise<void>;
}
