import { rejected } from "../grounding/verdict.ts";
import { type ClaimLexicon, type EvidenceSentence, verifyClaim } from "../grounding/verify-claim.ts";
import { turnedRound } from "./check-opposites.ts";
import type { Evidence } from "./evidence.ts";
import { isInjected } from "./injected.ts";
import type { Verify } from "./judge-claim.ts";
import { spokenText } from "./source-block.ts";

/**
 * The verifier over what the model may cite, with what each sentence's article knows besides. Words inside an address prove
 * nothing, and neither does a title that speaks to a machine: it stands over every sentence, so that any could prove it.
 */
export function createVerify(lexicon: ClaimLexicon): Verify {
  return (claim, evidence) => {
    const sentences = evidence.map(evidenceSentence);
    const outcome = verifyClaim(claim, sentences, lexicon);
    if (!outcome.supported) return outcome;
    const turned = turnedByAny(claim, sentences, lexicon);
    if (turned !== null) return rejected("polarity-differs", turned);
    return onlyHeadlineSays(claim, sentences, lexicon) ? rejected("not-in-evidence", HEADLINE) : outcome;
  };
}

/** A sentence that would prove the claim by itself, were it not turned round, is not made good by others beside it. */
function turnedByAny(claim: string, sentences: readonly EvidenceSentence[], lexicon: ClaimLexicon): string | null {
  const together = turnedRound(
    claim,
    sentences.map(({ text }) => text),
  );
  if (together !== null || sentences.length === 1) return together;
  const alone = sentences.filter((sentence) => verifyClaim(claim, [sentence], lexicon).supported);
  const reasons = alone.map(({ text }) => turnedRound(claim, [text]));
  return reasons.includes(null) ? null : (reasons[0] ?? null);
}

const HEADLINE = "Only the headline says this; cite the sentence that says it.";

/** A headline may name what its sentences speak of, but a claim that it proves alone is not proved by what is quoted. */
function onlyHeadlineSays(claim: string, sentences: readonly EvidenceSentence[], lexicon: ClaimLexicon): boolean {
  const bare = sentences.map(({ title: _, ...sentence }) => sentence);
  if (verifyClaim(claim, bare, lexicon).supported) return false;
  return sentences.some(
    ({ title, ...rest }) => title !== undefined && verifyClaim(claim, [{ ...rest, text: title }], lexicon).supported,
  );
}

function evidenceSentence({ text, article }: Evidence): EvidenceSentence {
  const { title, published, people, aliases } = article;
  const head = isInjected(title) ? {} : { title: spokenText(title) };
  return { text: spokenText(text), people, aliases, ...head, ...(published === undefined ? {} : { published }) };
}
