import type { Language, Person } from "../../domain/article.ts";
import type { AskedKind } from "../../language/asked-kind.ts";
import type { WeighedTerm } from "./search-term.ts";

/** A person or body of the corpus that a question names, however it is spelt there. */
export interface AskedName {
  readonly kind: "person" | "organisation";
  /** The name as it stands in the question. */
  readonly asked: string;
  /** Every form the corpus gives it, the article's own characters first. */
  readonly names: readonly string[];
  readonly person?: Person;
  /** Ids of the articles whose metadata or text hold it. */
  readonly articles: readonly string[];
  /** False where the spelling is only near: the reader is asked whether that was meant. */
  readonly exact: boolean;
}

/** Everything a question fixes, worked out once and passed on. */
export interface AnalysedQuestion {
  /** The question, made to stand alone where it leaned on its thread. */
  readonly text: string;
  readonly folded: string;
  readonly language: Language;
  /** The asker's day, YYYY-MM-DD. */
  readonly today: string | undefined;
  readonly answerType: AskedKind;
  readonly names: readonly AskedName[];
  /** Expanded search terms, with how often the corpus holds each. */
  readonly terms: readonly WeighedTerm[];
  /** The question's vector, or null where no embedder could give one. */
  readonly vector: readonly number[] | null;
}
