import { hanWords } from "./atoms.ts";
import type { Claim } from "./claim.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import type { Evidence } from "./evidence.ts";
import { holds } from "./holds.ts";
import { named } from "./named.ts";

const ORGANISATION =
  /(?:(?:股份|集团)?有限(?:责任)?公司|公司|集团|大学|学院|中学|小学|学校|医院|银行|协会|学会|商会|联合会|委员会|基金会|研究院|研究所|中心|法院|检察院|政府|俱乐部|出版社|通讯社|电视台|航空|组织|联盟|委|局|部|署|厅|院|党|社)$/u;
/** What stands before the kind of an organisation without naming one. */
const GENERIC =
  /(?:该|本|此|这|那|某|各|每|家|所|个|些|名|两|多|与|和|及|等|的|在|由|从|向|对|为|据|是|有|让|到|给|入|被|将|把|使|又|也|都|还|并|称|当地|相关|有关|我国|全国|包括|成为|作为|知名|著名|外国|国外|国内|其中|以及)$/u;
/** How many characters before an unnamed organisation must be told in the evidence. */
const REACH = 8;

/**
 * An organisation of the claim that the evidence does not name: its kind and the two characters before it must stand
 * together there, and the word before those must occur too. Null when there is none.
 */
export function unknownOrganisation(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): string | null {
  for (const match of claim.text.matchAll(/\p{Script=Han}+/gu)) {
    const words = hanWords(match[0], match.index, lexicon);
    for (const word of words.filter((w) => ORGANISATION.test(w.text))) {
      const kind = ORGANISATION.exec(claim.text.slice(match.index, word.end))?.[0] ?? "";
      const found = { from: match.index, end: word.end - kind.length, kind };
      const run = claim.text.slice(found.from, found.end);
      if (run.length < 2) continue;
      const known = GENERIC.test(run) ? knownCompany(found, claim, evidence) : knownName(run, kind, evidence);
      const first = GENERIC.test(run) || kind.length < 2 ? undefined : words.findLast((w) => w.end <= found.end - 2);
      if (!known || (first && isStranger(first, claim, evidence, lexicon))) return run.slice(-4) + kind;
    }
  }
  return null;
}

function knownName(run: string, kind: string, evidence: Evidence): boolean {
  return named(run.slice(-2) + kind, evidence) || (kind.length === 1 && named(run.slice(-1) + kind, evidence));
}

/** "The company" names nothing: what is said right before it must be told in the evidence, and there must be a company. */
function knownCompany(
  place: { readonly from: number; readonly end: number; readonly kind: string },
  claim: Claim,
  evidence: Evidence,
): boolean {
  const near = claim.atoms.filter((a) => a.start >= place.from && a.end <= place.end && a.end > place.end - REACH);
  return evidence.text.includes(place.kind) && near.every((a) => evidence.clauses.some((c) => holds(c, a) > 0));
}

/** Whether a word that stands before an organisation, and is no verb, is nowhere in the evidence. */
function isStranger(
  word: { readonly text: string; readonly start: number },
  claim: Claim,
  evidence: Evidence,
  lexicon: ClaimLexicon,
): boolean {
  if (word.text.length < 2) return false;
  const atom = claim.atoms.find((a) => a.start === word.start);
  if (atom === undefined || lexicon.glosses(word.text).some((gloss) => gloss.startsWith("to "))) return false;
  return !named(word.text, evidence) && !evidence.clauses.some((c) => holds(c, atom) > 0);
}
