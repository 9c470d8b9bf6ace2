/** A sentence that a claim rests on. `before` is what stands before it in its article, "" at the start or where it is not known. */
export interface EntailmentEvidence {
  readonly id: string;
  readonly text: string;
  readonly before: string;
  /** The article's title and publisher, "" where there is none. */
  readonly article: string;
  /** ISO day, or null. */
  readonly date: string | null;
}

/** A claim and the sentences that are said to prove it. */
export interface EntailmentClaim {
  readonly id: string;
  readonly text: string;
  readonly evidence: readonly EntailmentEvidence[];
}

/** Whether sentences prove a claim, contradict it, or do neither. */
export type Entailed = "supported" | "contradicted" | "not_enough";

/** What is found of the claim of this id; `because` says why in a few words. */
export interface EntailmentVerdict {
  readonly id: string;
  readonly verdict: Entailed;
  readonly because: string;
}

/** The verdicts on some claims. */
export interface Entailments {
  /** At most one for each claim, none under another id; a claim without one was not judged and must not be shown. */
  readonly verdicts: readonly EntailmentVerdict[];
  /** Why claims have no verdict, in a sentence for the asker; null when each has one. */
  readonly failure: string | null;
  /** Tokens of the calls made, where the endpoint tells them. */
  readonly tokens: { readonly input: number; readonly output: number };
}

/** How claims are judged. */
export interface JudgeOptions {
  readonly signal?: AbortSignal;
  /** Hears a verdict before the others are there; each is among those given in the end. */
  readonly onVerdict?: (verdict: EntailmentVerdict) => void;
}

/** Judges claims by their sentences alone, all in one go. Never throws. */
export interface Entailment {
  judge(claims: readonly EntailmentClaim[], options?: JudgeOptions): Promise<Entailments>;
}
