import { type ClaimLexicon, type EvidenceSentence, verifyClaim } from "../verify/verify-claim.ts";
import type { Evidence } from "./evidence.ts";
import { isInjected } from "./injected.ts";
import type { Verify } from "./judge-claim.ts";
import { spokenText } from "./source-block.ts";

/**
 * The verifier over what the model may cite, with what each sentence's article knows besides. Words inside an address prove
 * nothing, and neither does a title that speaks to a machine: it stands over every sentence, so that any could prove it.
 */
export function createVerify(lexicon: ClaimLexicon): Verify {
  return (claim, evidence) => verifyClaim(claim, evidence.map(evidenceSentence), lexicon);
}

function evidenceSentence({ text, article }: Evidence): EvidenceSentence {
  const { title, published, people, aliases } = article;
  const head = isInjected(title) ? {} : { title: spokenText(title) };
  return { text: spokenText(text), people, aliases, ...head, ...(published === undefined ? {} : { published }) };
}
