import type { Language } from "../../domain/article.ts";
import { createPhrases } from "../../language/phrases.ts";
import type { Said } from "../evidence/disagreement.ts";
import { type RefusalFacts, refusalWords } from "./refusal-words.ts";

/** The words around the quotes, in the asker's language. */
export interface Frame {
  /** Why there is no answer. */
  refusal(facts: RefusalFacts): string;
  /** The newest article that was searched is of this day. */
  asOf(date: string): string;
  reprints(count: number): string;
  /** Sources that give different numbers, each with its day. */
  differ(said: readonly Said[]): string;
  /** The model could not be used, for this reason; the answer quotes instead. */
  quotesInstead(reason: string): string;
  /** The model stopped after some proved lines, for this reason. */
  cutShort(reason: string): string;
  /** Only so many characters of the question were read. */
  questionCut(count: number): string;
  readonly nothingProved: string;
  /** Said when the lines are in another language than what they quote. */
  readonly translated: string;
}

const phrase = createPhrases<
  | "as-of"
  | "reprints"
  | "differ"
  | "said"
  | "and"
  | "cut-short"
  | "quotes-instead"
  | "nothing-proved"
  | "translated"
  | "question-cut"
>(new URL("data/frame.json", import.meta.url));

/** The frame of a language. */
export function frameOf(language: Language): Frame {
  return {
    refusal: (facts) => refusalWords(language, facts),
    asOf: (date) => phrase(language, "as-of", { date }),
    reprints: (count) => phrase(language, "reprints", { count }),
    differ: (said) =>
      phrase(language, "differ", {
        said: said
          .map(({ source, value }) => phrase(language, "said", { source, value }))
          .join(phrase(language, "and")),
      }),
    cutShort: (reason) => phrase(language, "cut-short", { reason }),
    quotesInstead: (reason) => phrase(language, "quotes-instead", { reason }),
    questionCut: (count) => phrase(language, "question-cut", { count: count.toLocaleString("en") }),
    get nothingProved() {
      return phrase(language, "nothing-proved");
    },
    get translated() {
      return phrase(language, "translated");
    },
  };
}
