/** What verification finds. Everything but "supported" keeps a claim from being shown. */
export type Verdict =
  | "supported"
  | "number-differs"
  | "name-differs"
  | "date-differs"
  | "polarity-differs"
  | "not-in-evidence"
  | "unknown-id";

/** The outcome for one claim; `detail` is one English sentence that names what differs. */
export interface Verification {
  readonly supported: boolean;
  readonly verdict: Verdict;
  readonly detail: string;
}

/** A reason to reject. */
export function rejected(verdict: Exclude<Verdict, "supported">, detail: string): Verification {
  return { supported: false, verdict, detail };
}
