import type { Atom } from "./atoms.ts";
import { type Claim, companyIn } from "./claim.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import { type Company, keptBy } from "./company.ts";
import type { Evidence } from "./evidence.ts";
import { inOrder } from "./holds.ts";
import { isAlias } from "./named.ts";
import { breadth, type Name, namesIn } from "./names-in.ts";
import { withoutRank } from "./proper.ts";
import { replacedName } from "./replaced-name.ts";
import { together } from "./together.ts";
import { rejected, type Verification } from "./verdict.ts";

/** How much more company another name of the evidence must keep with what the claim says of this one. */
const MARGIN = 0.14;
/** The same for two names of the claim that might have changed places, for both together. */
const MARGIN_EXCHANGED = 0.2;
const JOINED = /^[、,和与及跟同]?$/u;

/**
 * Checks who did what: of the names of one kind in the evidence, the claim's must be the one that stands with what the claim
 * says of it. Chinese only; the order of words tells too little across languages.
 */
export function checkBindings(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): Verification | null {
  if (!claim.isChinese) return null;
  const mine = namesIn(claim.text, lexicon).filter((n) => evidence.text.includes(n.text));
  const replaced = replacedName(claim, evidence, lexicon);
  if (replaced !== null)
    return rejected(
      "name-differs",
      `Where the claim has “${replaced.by}” the cited sentences have “${replaced.name}”.`,
    );
  if (mine.length === 0) return null;
  const theirs = new Map(evidence.sentences.flatMap((s) => s.names()).map((n) => [n.text, n]));
  for (const name of mine) {
    const company = without(companyIn(claim, name.start, name.end), name);
    const own = best(company, name, evidence);
    for (const rival of rivalsOf(name, mine, [...theirs.values()], evidence)) {
      if (best(company, rival, evidence) > own + MARGIN + allowance(name, rival, lexicon))
        return rejected("name-differs", `The cited sentences say this of “${rival.text}”, not of “${name.text}”.`);
    }
  }
  return exchanged(claim, mine, evidence);
}

/** Names whose kinds are not surely the same, and places of different width, say less against one another. */
function allowance(a: Name, b: Name, lexicon: ClaimLexicon): number {
  const unsure = a.kind === b.kind ? 0 : 0.1;
  const nested = a.kind === "place" && b.kind === "place" && breadth(a.text, lexicon) !== breadth(b.text, lexicon);
  return unsure + (nested ? 0.3 : 0);
}

/** Names of the same kind in the evidence that the claim does not have, and that are not told together with this one. */
function rivalsOf(name: Name, mine: readonly Name[], theirs: readonly Name[], evidence: Evidence): readonly Name[] {
  return theirs.filter(
    (other) =>
      sameKind(name, other) &&
      !isSame(name, other, evidence) &&
      !mine.some((m) => isSame(m, other, evidence)) &&
      !together(name.text, other.text, evidence.text),
  );
}

const sameKind = (a: Name, b: Name) =>
  a.kind === b.kind ||
  (a.kind === "name" && b.kind !== "organisation") ||
  (b.kind === "name" && a.kind !== "organisation");

function isSame(a: Name, b: Name, evidence: Evidence): boolean {
  const [x, y] = [withoutRank(a.text), withoutRank(b.text)];
  return (
    x.includes(y) ||
    y.includes(x) ||
    inOrder(x, b.text) ||
    inOrder(y, a.text) ||
    sameState(a.text, b.text) ||
    (isAlias(a.text, evidence) && isAlias(b.text, evidence))
  );
}

function exchanged(claim: Claim, mine: readonly Name[], evidence: Evidence): Verification | null {
  for (const [i, a] of mine.entries()) {
    for (const b of mine.slice(i + 1)) {
      if (!sameKind(a, b) || isSame(a, b, evidence) || JOINED.test(claim.text.slice(a.end, b.start))) continue;
      if (mine.filter((n) => n.text === a.text).length > 1 || mine.filter((n) => n.text === b.text).length > 1)
        continue;
      const [atA, atB] = [a, b].map((n) => without(without(companyIn(claim, n.start, n.end), a), b));
      if (atA === undefined || atB === undefined) continue;
      const score = (company: Company, name: Name) => best(company, name, evidence);
      if (score(atA, b) + score(atB, a) > score(atA, a) + score(atB, b) + MARGIN_EXCHANGED)
        return rejected(
          "name-differs",
          `“${a.text}” and “${b.text}” stand the other way round in the cited sentences.`,
        );
    }
  }
  return null;
}

/** The most company that any mention of the name keeps in the evidence. */
function best(company: Company, name: Name, evidence: Evidence): number {
  let most = 0;
  for (const clause of evidence.clauses) {
    if (clause.isTitle) continue;
    for (let at = clause.text.indexOf(name.text); at >= 0; at = clause.text.indexOf(name.text, at + 1)) {
      most = Math.max(most, keptBy(company, clause, { start: at, end: at + name.text.length }, evidence));
    }
  }
  return most;
}

const overlaps = (atom: Atom, name: Name) => atom.start < name.end && atom.end > name.start;
const without = (company: Company, name: Name): Company => ({
  ...company,
  atoms: company.atoms.filter(({ atom }) => !overlaps(atom, name) && !name.text.includes(atom.text)),
});

/** 中方, 中国; 卢方, 卢旺达; 美军, 美国: one state by other words. */
const sameState = (a: string, b: string) =>
  a[0] === b[0] && [a, b].some((name) => name.length === 2 && /[方军国]$/u.test(name));
