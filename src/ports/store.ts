import type { Subscription } from "../domain/subscription.ts";
import type { Told } from "../domain/told.ts";
import type { AnswerTable, ChannelTable, FeedbackTable } from "./answer-tables.ts";
import type { JobTable } from "./job-table.ts";

/** What the readers of a channel were shown, once for its `key`. */
export interface Telling extends Told {
  readonly key: string;
  readonly channel: string;
  /** The message under which it stands, as Slack's ts. */
  readonly thread: string;
  /** ISO instant. */
  readonly at: string;
}

/** One briefing that went out. `period` is the ISO instant it was due, `at` the instant it was posted. */
export interface BriefingRun {
  readonly subscription: string;
  readonly period: string;
  readonly at: string;
  /** Articles that later ones need not look at, though they were not told. */
  readonly passed: readonly string[];
  /** What was shown; null where nothing was. */
  readonly telling: Telling | null;
}

/** What must outlive the process. Every call is atomic. */
export interface Store {
  /** What was acknowledged and is not settled, or was settled lately. */
  readonly jobs: JobTable;
  readonly answers: AnswerTable;
  readonly feedback: FeedbackTable;
  readonly channels: ChannelTable;

  /** Writes a subscription down; one of the same id is replaced. */
  subscribe(subscription: Subscription): Promise<void>;
  /** Ends a subscription; false when there is none. */
  unsubscribe(id: string): Promise<boolean>;
  /** All of them, oldest first. */
  subscriptions(): Promise<readonly Subscription[]>;

  recordRun(run: BriefingRun): Promise<void>;
  /** Every article id that earlier briefings of this subscription passed. */
  passedArticles(subscription: string): Promise<ReadonlySet<string>>;
  /** The latest `period` recorded, or null. */
  lastPeriod(subscription: string): Promise<string | null>;

  /** Writes down what was shown; what was told later under the same key replaces it. */
  tell(telling: Telling): Promise<void>;
  /** Everything told in a channel; of an article told twice, the sentences of both times. */
  told(channel: string): Promise<Told>;
  /** The articles told under one message, none where nothing was. */
  toldUnder(channel: string, thread: string): Promise<readonly string[]>;

  close(): Promise<void>;
}
