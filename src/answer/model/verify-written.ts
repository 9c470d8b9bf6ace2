import { rejected } from "../verify/verdict.ts";
import { type ClaimLexicon, type EvidenceSentence, verifyClaim } from "../verify/verify-claim.ts";
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
    const turned = outcome.supported
      ? turnedRound(
          claim,
          sentences.map(({ text }) => text),
        )
      : null;
    return turned === null ? outcome : rejected("polarity-differs", turned);
  };
}

function evidenceSentence({ text, article }: Evidence): EvidenceSentence {
  const { title, published, people, aliases } = article;
  const head = isInjected(title) ? {} : { title: spokenText(title) };
  return { text: spokenText(text), people, aliases, ...head, ...(published === undefined ? {} : { published }) };
}
