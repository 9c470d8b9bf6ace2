import type { Atom } from "./atoms.ts";
import type { Evidence, EvidenceClause } from "./evidence.ts";
import { holds } from "./holds.ts";

/**
 * The company a number or date keeps: the words near it in the claim, looked for near a number or date of the evidence.
 * The same figure about another thing keeps other company.
 */
export interface Company {
  readonly atoms: readonly { readonly atom: Atom; readonly weight: number }[];
  /** Han characters and digits right before and right after, folded. */
  readonly before: string;
  readonly after: string;
}

const HAN_DISTANCE = 6;
const LATIN_DISTANCE = 24;
const OTHER_CLAUSE = 0.3;
const NEIGHBOUR = 0.06;

/** The company of the span `[start, end)` of the folded claim. `breaks` are the offsets where its clauses end. */
export function companyOf(
  claim: string,
  start: number,
  end: number,
  atoms: readonly Atom[],
  breaks: readonly number[],
): Company {
  const reach = /\p{Script=Han}/u.test(claim) ? HAN_DISTANCE : LATIN_DISTANCE;
  const weigh = (atom: Atom) => {
    const distance = atom.end <= start ? start - atom.end : Math.max(0, atom.start - end);
    const apart = breaks.some(
      (b) =>
        (b > end && b <= atom.start) ||
        (b < start && b >= atom.end) ||
        (b >= end && b <= atom.start) ||
        (b >= atom.end && b <= start),
    );
    return (apart ? OTHER_CLAUSE : 1) / (1 + distance / reach);
  };
  return {
    atoms: atoms.map((atom) => ({ atom, weight: weigh(atom) })),
    ...neighbours(claim, start, end),
  };
}

function neighbours(text: string, start: number, end: number): { before: string; after: string } {
  const plain = (part: string) => part.replace(/["'(《)》\s]/gu, "");
  return {
    before: plain(text.slice(Math.max(0, start - 8), start)),
    after: plain(text.slice(end, end + 8)).replace(/^[余多]/u, ""),
  };
}

/** How many characters two texts share from one end on, at most four. */
function shared(a: string, b: string, fromEnd: boolean): number {
  const [x, y] = fromEnd ? [[...a].reverse(), [...b].reverse()] : [[...a], [...b]];
  let n = 0;
  while (n < 4 && x[n] !== undefined && x[n] === y[n]) n++;
  return n;
}

function nearness(from: EvidenceClause, to: EvidenceClause): number {
  if (from === to) return 1;
  if (from.voice !== to.voice) return from.sentence === to.sentence ? 0.3 : 0.1;
  if (from.sentence === to.sentence) return Math.max(0.4, 0.85 ** Math.abs(from.index - to.index));
  if (from.isTitle) return 0.4;
  return Math.abs(from.sentence - to.sentence) === 1 ? 0.3 : 0.1;
}

const holding = new WeakMap<Atom, { readonly evidence: Evidence; readonly by: readonly Holder[] }>();

interface Holder {
  readonly clause: EvidenceClause;
  readonly by: number;
}

/** The clauses that hold the word. */
function holders(atom: Atom, evidence: Evidence): readonly Holder[] {
  const known = holding.get(atom);
  if (known?.evidence === evidence) return known.by;
  const by = evidence.clauses.map((clause) => ({ clause, by: holds(clause, atom) })).filter((h) => h.by > 0);
  holding.set(atom, { evidence, by });
  return by;
}

/** How much of the company (0 to about 1.2) is kept by the span `[start, end)` of this clause of the evidence. */
export function keptBy(
  company: Company,
  clause: EvidenceClause,
  span: { start: number; end: number },
  evidence: Evidence,
): number {
  let all = 0;
  let found = 0;
  for (const { atom, weight } of company.atoms) {
    all += weight;
    let best = 0;
    for (const { clause: other, by } of holders(atom, evidence)) best = Math.max(best, nearness(other, clause) * by);
    found += weight * best;
  }
  const { before, after } = neighbours(clause.text, span.start, span.end);
  const bonus = NEIGHBOUR * (shared(company.before, before, true) + shared(company.after, after, false));
  return (all === 0 ? 0.5 : found / all) + bonus;
}
