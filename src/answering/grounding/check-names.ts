import { unknownPerson, unknownWord } from "./chinese-names.ts";
import type { Claim } from "./claim.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import type { Evidence } from "./evidence.ts";
import { unheard, unmatchedLatin } from "./latin-names.ts";
import { named } from "./named.ts";
import { unknownOrganisation } from "./organisations.ts";
import { rejected, type Verification } from "./verdict.ts";

const QUOTED = /《([^》]{2,})》|"([^"]{2,})"|'([^']{2,})'|「([^」]{2,})」/gu;
const HAN = /\p{Script=Han}/u;

/** Checks that every organisation, title, Latin name and foreign name of the claim stands in the evidence. */
export function checkNames(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): Verification | null {
  const chinese = /\p{Script=Han}{4}/u.test(evidence.text);
  if (chinese && claim.isChinese) {
    const wrong =
      unquoted(claim, evidence) ??
      unknownOrganisation(claim, evidence, lexicon) ??
      unknownPerson(claim, evidence, lexicon) ??
      unknownWord(claim, evidence, lexicon);
    if (wrong !== null) return differs(wrong);
  }
  const wrong = unheard(claim, evidence, lexicon) ?? unmatchedLatin(claim, evidence, lexicon);
  return wrong === null ? null : differs(wrong);
}

const differs = (name: string) => rejected("name-differs", `“${name}” does not occur in the cited sentences.`);

function unquoted(claim: Claim, evidence: Evidence): string | null {
  for (const match of claim.text.matchAll(QUOTED)) {
    const inside = match.slice(1).find((g) => g !== undefined) ?? "";
    if (HAN.test(inside) && !named(inside, evidence)) return inside;
  }
  return null;
}
