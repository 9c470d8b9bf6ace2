import { share } from "./score-search.ts";

/** A claim that is known to be true or false of its evidence. */
export interface EvalClaim {
  readonly id: string;
  readonly claim: string;
  readonly evidence: readonly string[];
  readonly supported: boolean;
  readonly kind: string;
}

/** `lies` counts false claims that passed, by kind too. */
export interface ClaimScore {
  readonly truths: number;
  readonly truthsAccepted: number | null;
  readonly lies: number;
  readonly liesAccepted: number;
  readonly liesByKind: Readonly<Record<string, number>>;
}

/** Scores verdicts, true for a claim that passed. */
export function scoreClaims(claims: readonly EvalClaim[], verdicts: ReadonlyMap<string, boolean>): ClaimScore {
  const truths = claims.filter(({ supported }) => supported);
  const lies = claims.filter(({ supported }) => !supported);
  const passed = lies.filter(({ id }) => verdicts.get(id) === true);
  const liesByKind: Record<string, number> = {};
  for (const { kind } of passed) liesByKind[kind] = (liesByKind[kind] ?? 0) + 1;
  return {
    truths: truths.length,
    truthsAccepted: share(truths.filter(({ id }) => verdicts.get(id) === true).length, truths.length),
    lies: lies.length,
    liesAccepted: passed.length,
    liesByKind,
  };
}
