import type { Subscription } from "../domain/digest.ts";

/** One briefing that went out. `period` is the ISO instant it was due, `at` the instant it was posted. */
export interface BriefingRun {
  readonly subscription: string;
  readonly period: string;
  readonly articles: readonly string[];
  readonly at: string;
}

/** What must outlive the process. Every call is atomic. */
export interface Store {
  /** True for the first caller with this key, false for every later one until `expires`. Times are ms since 1970. */
  claim(key: string, now: number, expires: number): Promise<boolean>;
  /** Gives a claim back, so that the work may be tried again. */
  release(key: string): Promise<void>;

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
