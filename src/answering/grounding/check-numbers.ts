import type { Quantity } from "../../language/numbers.ts";
import { type Claim, companyIn, freeQuantities } from "./claim.ts";
import { partOfDate } from "./clauses.ts";
import { keptBy } from "./company.ts";
import type { Evidence, EvidenceClause } from "./evidence.ts";
import { comparable, sameQuantity } from "./same-quantity.ts";
import { rejected, type Verification } from "./verdict.ts";

/** The least company the evidence's figure must keep with the claim's, and how much more another figure may keep. */
const LEAST_COMPANY = 0.2;
const MARGIN = 0;
/** Across languages company is told less surely, so that the claim's figure must be ahead. */
const MARGIN_ACROSS = -0.02;

/** How well 一 is taken to fit its place. */
const AS_ARTICLE = 0.95;

/** Checks that every number of the claim stands in the evidence with its unit, and about the same thing. */
export function checkNumbers(claim: Claim, evidence: Evidence): Verification | null {
  for (const { quantity, start, end } of freeQuantities(claim)) {
    const written = claim.text.slice(start, end);
    // 一 is an article more often than a number: it need not be found, but must not stand where another number does.
    const article = quantity.value === 1 && /^(?:一|one|a )/.test(written);
    const wrong = checkOne(claim, evidence, quantity, start, end, article ? AS_ARTICLE : -1);
    if (wrong) return wrong;
  }
  return null;
}

function checkOne(
  claim: Claim,
  evidence: Evidence,
  quantity: Quantity,
  start: number,
  end: number,
  least: number,
): Verification | null {
  const company = companyIn(claim, start, end);
  let same = least;
  let other = -1;
  let instead = "";
  for (const { clause, found } of figures(evidence, quantity)) {
    // 第31 without its 届 names nothing; in English the noun may be anywhere.
    if (claim.isChinese && quantity.ordinal && quantity.unit === null && found.unit !== null) continue;
    if (!comparable(quantity, found)) continue;
    const kept = keptBy(company, clause, found, evidence);
    if (sameQuantity(quantity, found)) same = Math.max(same, kept);
    else if ((quantity.unit === null) === (found.unit === null) && kept > other) {
      other = kept;
      instead = around(clause, found);
    }
  }
  const shown = around({ text: claim.text }, { start, end });
  const has = instead === "" ? "" : `; it has “${instead}”`;
  if (same < 0) return rejected("number-differs", `The cited sentences do not have “${shown}”${has}.`);
  if (same < LEAST_COMPANY)
    return rejected("number-differs", `The cited sentences have that number, but not about “${shown}”.`);
  if (same < other - (claim.isChinese ? MARGIN : MARGIN_ACROSS))
    return rejected("number-differs", `The cited sentences have that number for another thing than “${shown}”${has}.`);
  return null;
}

/** The numbers of the evidence, and its years too where the claim's number may be one. */
function figures(evidence: Evidence, claimed: Quantity): readonly { clause: EvidenceClause; found: Quantity }[] {
  const mayBeYear = claimed.unit === null && !claimed.ordinal && claimed.value >= 1000 && claimed.value < 2100;
  return evidence.clauses.flatMap((clause) => {
    if (clause.isTitle) return [];
    const numbers = clause.quantities.filter((q) => !partOfDate(q, clause));
    const years = mayBeYear ? clause.dates.filter((d) => d.year !== undefined && !d.inferred.includes("year")) : [];
    const asNumbers = years.map(
      (d): Quantity => ({
        value: d.year ?? 0,
        unit: null,
        approx: "exact",
        ordinal: false,
        start: d.start,
        end: d.end,
      }),
    );
    return [...numbers, ...asNumbers].map((found) => ({ clause, found }));
  });
}

function around(place: { readonly text: string }, span: { readonly start: number; readonly end: number }): string {
  return place.text.slice(Math.max(0, span.start - 4), span.end + 6).trim();
}
