import { createPhrases } from "../../language/phrases.ts";

/** What stands on buttons and in modals, and what is said of a press. */
export type InteractionPhrase =
  | "show-evidence"
  | "evidence"
  | "share"
  | "shared"
  | "cannot-share"
  | "close"
  | "send"
  | "asked"
  | "searched"
  | "as-of"
  | "left-out"
  | "nothing-left-out"
  | "more-left-out"
  | "article-changed"
  | "answer-forgotten"
  | "press-again"
  | "good"
  | "bad"
  | "thanks"
  | "thanks-sorry"
  | "what-was-wrong"
  | "reason-wrong"
  | "reason-outdated"
  | "reason-missing"
  | "reason-source"
  | "your-words";

/** Those words in a language. */
export const interactionWords = createPhrases<InteractionPhrase>(
  new URL("data/interaction-words.json", import.meta.url),
);
