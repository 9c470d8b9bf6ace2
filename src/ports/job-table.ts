/** What became of a job. `told`: it failed and its person knows; `ignored`: it was not for us; `dead`: it could be told nowhere. */
export type JobOutcome = "answered" | "refused" | "told" | "ignored" | "dead";

/** Something that was acknowledged and must be finished, by this process or another. */
export interface Job {
  /** The same for every delivery of the same thing. */
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
  readonly thread: string | null;
  /** Slack's id of the person, null where nobody is named. */
  readonly person: string | null;
  readonly text: string;
  /** When it was taken in, in ms since 1970. */
  readonly at: number;
  /** What else its kind needs, as JSON. */
  readonly details: string;
}

/** A job in the hands of one holder. */
export interface HeldJob extends Job {
  /** How often it was taken, this time included: more than once means that somebody may have begun it. */
  readonly takes: number;
  /** What an earlier holder wrote down for those after it. */
  readonly note: string | null;
}

/** Who has an unsettled job. `beat` rises with every sign of life of the holder; null holds nothing. */
export interface JobHold {
  readonly id: string;
  readonly kind: string;
  readonly holder: string | null;
  readonly beat: number;
}

/** How a job ended. Times are ms since 1970; its id is remembered until `forgetAt`. */
export interface Settlement {
  readonly outcome: JobOutcome;
  /** Why, in a word or a code; for dead letters. */
  readonly reason?: string;
  readonly at: number;
  readonly forgetAt: number;
}

/** A job that could be told nowhere. What was asked is not kept. */
export interface DeadLetter {
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
  readonly person: string | null;
  readonly reason: string | null;
  readonly at: number;
}

/** How many jobs there are. `oldest` is when the oldest unsettled one was taken in. */
export interface JobCensus {
  readonly unsettled: number;
  readonly oldest: number | null;
  readonly settled: Readonly<Record<JobOutcome, number>>;
}

/**
 * Jobs held under a lease. There is no time in a lease, since clocks are set and differ: a holder shows that it lives by a
 * beat that rises, and whoever has watched it stand still for long enough may take the job.
 */
export interface JobTable {
  /** Writes a job down, held by `holder`. False when its id is known already, settled or not. */
  add(job: Job, holder: string): Promise<boolean>;
  /** Everything unsettled, oldest first. */
  unsettled(): Promise<readonly JobHold[]>;
  /** Takes a job that is still held as it was seen; null when somebody was faster. */
  take(seen: JobHold, holder: string): Promise<HeldJob | null>;
  /** A sign of life for everything this holder has; gives the ids of what it has. */
  renew(holder: string): Promise<ReadonlySet<string>>;
  /** Whether a job is unsettled and this holder's. */
  holds(id: string, holder: string): Promise<boolean>;
  /** Lets a job go, for anyone to take at once. */
  release(id: string, holder: string): Promise<void>;
  /** Writes down what whoever takes the job after us must know. */
  note(id: string, holder: string, note: string): Promise<void>;
  /** Ends a job and wipes its words. False when it is no longer this holder's. Forgets what is due to be forgotten. */
  settle(id: string, holder: string, settlement: Settlement): Promise<boolean>;
  census(): Promise<JobCensus>;
  /** The latest dead letters, newest first, at most `limit`. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
}
