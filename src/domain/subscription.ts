import type { Language } from "./article.ts";

/** On which days a briefing is due. Weekdays count from Sunday, 0; a month without the day has it on its last one. */
export type BriefingDays =
  | { readonly kind: "weekly"; readonly weekdays: readonly number[] }
  | { readonly kind: "monthly"; readonly day: number };

/** When a briefing is due: at HH:MM of a zone, an IANA name. */
export interface BriefingTime {
  readonly days: BriefingDays;
  readonly time: string;
  readonly zone: string;
}

/** What people choose of a briefing. */
export interface BriefingPlan extends BriefingTime {
  /** Null: whatever there is. */
  readonly topic: string | null;
  readonly language: Language;
  /** Null: a middle length. */
  readonly length: "brief" | "full" | null;
  /** Whether nothing is posted when nothing is new, instead of a line that says so. */
  readonly silent: boolean;
}

/** A channel's briefing. */
export interface Subscription extends BriefingPlan {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly createdBy: string;
  /** ISO instant the subscription was made. */
  readonly since: string;
  /** ISO instant: what was due then or before is not posted. Later than now for a run that is skipped. */
  readonly after: string;
  readonly paused: boolean;
}
