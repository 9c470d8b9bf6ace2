import { fold } from "../../language/fold.ts";
import { type Atom, atomsOf } from "./atoms.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import { type Clause, clausesOf, partOfDate } from "./clauses.ts";
import { type Company, companyOf } from "./company.ts";

/** A claim as the checks read it: one clause after another, and its words of meaning. */
export interface Claim {
  readonly original: string;
  /** Folded; every offset counts its UTF-16 units. */
  readonly text: string;
  readonly clauses: readonly (Clause & { readonly start: number })[];
  readonly atoms: readonly Atom[];
  readonly isChinese: boolean;
}

/** Prepares a claim for the checks. `published` resolves words like "yesterday". */
export function readClaim(original: string, published: string | undefined, lexicon: ClaimLexicon): Claim {
  const text = fold(original);
  const clauses = clausesOf(text, 0, published);
  let from = 0;
  const placed = clauses.map((clause) => {
    const start = text.indexOf(clause.text, from);
    from = start + clause.text.length;
    return { ...clause, start };
  });
  const skip = placed.flatMap((c) =>
    [...c.dates, ...c.quantities].map((s) => ({
      start: c.start + s.start,
      end: c.start + s.end,
    })),
  );
  const isChinese = (text.match(/\p{Script=Han}/gu)?.length ?? 0) * 3 > (text.match(/[a-z]/g)?.length ?? 0);
  return {
    original,
    text,
    clauses: placed,
    atoms: atomsOf(original, skip, lexicon),
    isChinese,
  };
}

/** Numbers of the claim that are no part of a date, each with its place in the claim. */
export function freeQuantities(claim: Claim) {
  return claim.clauses.flatMap((clause) =>
    clause.quantities
      .filter((q) => !partOfDate(q, clause))
      .map((quantity) => ({
        quantity,
        start: clause.start + quantity.start,
        end: clause.start + quantity.end,
      })),
  );
}

/** The company of a span of the claim. */
export function companyIn(claim: Claim, start: number, end: number): Company {
  return companyOf(
    claim.text,
    start,
    end,
    claim.atoms,
    claim.clauses.map((c) => c.start + c.text.length),
  );
}
