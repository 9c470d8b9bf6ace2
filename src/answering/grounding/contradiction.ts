/** What a veto says against a claim: which kind of value differs, and one English sentence that names it. */
export interface Contradiction {
  readonly kind: "number" | "date" | "quotation" | "name";
  readonly because: string;
}
