import type { AliasGroup, Person } from "../../domain/article.ts";

/** A sentence that a claim rests on, with what its article tells besides. `published` is an ISO day. */
export interface EvidenceText {
  readonly text: string;
  /** What stands before it. */
  readonly before?: string;
  readonly title?: string;
  readonly published?: string;
  /** What else is known of the article: its English title, publisher, place and days. */
  readonly facts?: readonly string[];
  readonly people?: readonly Person[];
  readonly aliases?: readonly AliasGroup[];
}

/** What a veto says against a claim: which kind of value differs, and one English sentence that names it. */
export interface Contradiction {
  readonly kind: "number" | "date" | "quotation" | "name";
  readonly because: string;
}

/** Everything that the evidence says, a sentence a line: a value or name that stands anywhere in it is not missing. */
export function wholeText(evidence: readonly EvidenceText[]): string {
  return [
    ...new Set(evidence.flatMap(({ title, facts = [], before, text }) => [title ?? "", ...facts, before ?? "", text])),
  ]
    .filter((text) => text !== "")
    .join("\n");
}

/** Takes spaces and marks out of folded text, so that words compare by their characters. */
export function withoutMarks(folded: string): string {
  return folded.replace(/[\s\p{P}\p{S}]+/gu, "");
}

/** The day of the evidence: as its article has it, else the first whole date written in it. */
export function dayOfEvidence(evidence: readonly EvidenceText[]): string | undefined {
  const given = evidence.find(({ published }) => published !== undefined)?.published;
  const written = /(\d{4})-(\d{1,2})-(\d{1,2})/u.exec(evidence[0]?.text ?? "");
  return (
    given ??
    written
      ?.slice(1)
      .map((part) => part.padStart(2, "0"))
      .join("-")
  );
}
