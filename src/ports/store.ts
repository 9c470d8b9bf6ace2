import type { Subscription } from "../domain/digest.ts";
import type { AnswerTable, ChannelTable, FeedbackTable } from "./answer-tables.ts";
import type { JobTable } from "./job-table.ts";

/** One briefing that went out. `period` is the ISO instant it was due, `at` the instant it was posted. */
export interface BriefingRun {
  readonly subscription: string;
  readonly period: string;
  readonly articles: readonly string[];
  readonly at: string;
}

/** What must outlive the process. Every call is atomic. */
export interface Store {
  /** What was acknowledged and is not settled, or was settled lately. */
  readonly jobs: JobTable;
  readonly answers: AnswerTable;
  readonly feedback: FeedbackTable;
  readonly channels: ChannelTable;

  subscribe(subscription: Subscription): Promise<void>;
  /** Ends every subscription of a channel; gives how many there were. */
  unsubscribe(team: string, channel: string): Promise<number>;
  subscriptions(): Promise<readonly Subscription[]>;

  recordRun(run: BriefingRun): Promise<void>;
  /** Every article id that earlier briefings of this subscription told. */
  toldArticles(subscription: string): Promise<ReadonlySet<string>>;
  /** The latest `period` recorded, or null. */
  lastPeriod(subscription: string): Promise<string | null>;

  close(): Promise<void>;
}
