import type { CheckedText } from "./check-text.ts";

const WORDS: Readonly<Record<CheckedText["verdict"], string>> = {
  supported: "supported",
  contradicted: "contradicted",
  not_in_corpus: "not in the corpus",
  not_judged: "not judged",
};

/** A checked claim as a person reads it in a terminal: the claim, what was found, the nearest sentences. */
export function printClaim({ claim, verdict, because, sentences }: CheckedText): readonly string[] {
  const quotes = sentences.map(
    ({ quote, title, date }) => `    ${quote} (${[title, date].filter(Boolean).join(", ")})`,
  );
  return [`  ${claim}`, `  ${WORDS[verdict]}: ${because}`, ...quotes, ""];
}
