import { type ClaimLexicon, type EvidenceSentence, verifyClaim } from "../verify/verify-claim.ts";
import type { Evidence } from "./evidence.ts";
import type { Verify } from "./judge-claim.ts";

/** The verifier over what the model may cite, with what each sentence's article knows besides. */
export function createVerify(lexicon: ClaimLexicon): Verify {
  return (claim, evidence) => verifyClaim(claim, evidence.map(evidenceSentence), lexicon);
}

function evidenceSentence({ text, article }: Evidence): EvidenceSentence {
  const { title, published, people, aliases } = article;
  return { text, title, people, aliases, ...(published === undefined ? {} : { published }) };
}
