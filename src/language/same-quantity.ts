import type { Quantity } from "./numbers.ts";
import { unitsAgree } from "./units.ts";

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
const asPercent = (q: Quantity): Quantity =>
  q.unit === "fraction" ? { ...q, value: q.value * 100, unit: "percent" } : q;
/** Units in which an ordinal and a plain number are the same (19世纪, the 19th century). */
const COUNTED_IN_ORDER = new Set(["century", "月", "日", "年", "号", "级", "度"]);

function approximationsAgree(claim: Quantity, evidence: Quantity): boolean {
  const pair = [claim.approx, evidence.approx];
  return !(pair.includes("more") && pair.includes("nearly"));
}

/** Whether two quantities could count the same thing: their units agree and neither is an ordinal against a plain number. */
export function comparable(claim: Quantity, evidence: Quantity): boolean {
  const [a, b] =
    claim.unit === "fraction" || evidence.unit === "fraction"
      ? [asPercent(claim), asPercent(evidence)]
      : [claim, evidence];
  if (!unitsAgree(a.unit, b.unit)) return false;
  if (a.ordinal === b.ordinal) return true;
  return [a.unit, b.unit].some((u) => u !== null && COUNTED_IN_ORDER.has(u));
}

/** Whether the evidence's quantity says what the claim's does; a claim may drop 余 or 约, but not turn "nearly" into "more than". */
export function sameQuantity(claim: Quantity, evidence: Quantity): boolean {
  if (!comparable(claim, evidence) || !approximationsAgree(claim, evidence)) return false;
  const fractions = claim.unit === "fraction" || evidence.unit === "fraction";
  if (fractions) return close(asPercent(claim).value, asPercent(evidence).value);
  return close(claim.value, evidence.value) || roundedTo(claim, evidence);
}

const FURTHEST_ROUNDED = 0.05;
const ROUND = { nearly: Math.ceil, more: Math.floor, about: Math.round };

/** Whether the claim rounds an exact number and says so: 近8.4万 for 83,900, 超8万, 约8.4万. */
function roundedTo(claim: Quantity, evidence: Quantity): boolean {
  if (claim.approx === "exact" || evidence.approx !== "exact" || claim.ordinal || evidence.value < 10) return false;
  if (Math.abs(claim.value - evidence.value) > FURTHEST_ROUNDED * evidence.value) return false;
  const digits = claim.value.toExponential().replace(/e.*$|\D/gu, "").length;
  const step = 10 ** (Math.floor(Math.log10(claim.value)) + 1 - digits);
  return close(ROUND[claim.approx](evidence.value / step) * step, claim.value);
}
