/** A claim as the model wrote it, not yet checked. */
export interface WrittenClaim {
  readonly text: string;
  readonly ids: readonly string[];
}

/** How a reply was written, and how it ended. */
export interface ReplyEnd {
  readonly form: "json" | "lines" | "empty";
  /** Whether the reply says that the sources do not answer. */
  readonly insufficient: boolean;
  /** What the sources lack, in the model's words; "" where it does not say. */
  readonly missing: string;
  /** Whether it came to its end: false for JSON that was never closed. */
  readonly whole: boolean;
}

/** Reads claims from a reply as it comes in. */
export interface ClaimReader {
  /** Takes the next piece and gives the claims that are complete with it. */
  push(piece: string): readonly WrittenClaim[];
  /** Takes the end of the reply and gives the last claims. */
  end(): { readonly claims: readonly WrittenClaim[]; readonly end: ReplyEnd };
}
