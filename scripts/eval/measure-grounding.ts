import { join } from "node:path";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { vetoClaim } from "../../src/answering/grounding/veto-claim.ts";
import { modelParts } from "../../src/app/compose/model-parts.ts";
import type { ModelConfig } from "../../src/app/config.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import type { Run, Values } from "./evaluation-set.ts";
import { inParallel } from "./in-parallel.ts";
import { share } from "./score-search.ts";
import { withStandIn } from "./stand-in-model.ts";

/** A claim that is known to be true or false of its evidence; `kind` says how it was changed. */
interface EvalClaim {
  readonly id: string;
  readonly claim: string;
  readonly evidence: readonly string[];
  readonly supported: boolean;
  readonly kind: string;
}

/** What the vetoes alone contradict of claims that are known to be true or changed. */
export async function measureVetoes({ rows }: Run): Promise<Values> {
  const lexicon = createLexicon();
  const contradicted = (rows as readonly EvalClaim[]).map((claim) => ({ claim, veto: isVetoed(claim, lexicon) }));
  const part = (all: typeof contradicted) => share(all.filter(({ veto }) => veto).length, all.length);
  return {
    "true contradicted": part(contradicted.filter(({ claim }) => claim.supported)),
    "changed contradicted": part(contradicted.filter(({ claim }) => !claim.supported)),
    "numbers, units, months contradicted": part(
      contradicted.filter(({ claim }) => !claim.supported && /number|unit|month/u.test(claim.kind)),
    ),
  };
}

/** What vetoes and judge together accept. The judge is the model given, else a stand-in that knows the verdicts and errs in the share `flip`. */
export function measureJudged(flip: number): (run: Run) => Promise<Values> {
  return async ({ rows, places }) => {
    const claims = rows as readonly EvalClaim[];
    if (places.model !== undefined) return judged(claims, places.model);
    const verdicts = ["--verdicts", join(places.data, "grounding/pairs.jsonl"), "--flip", String(flip)];
    return withStandIn(places.data, verdicts, (model) => judged(claims, model));
  };
}

async function judged(claims: readonly EvalClaim[], model: ModelConfig): Promise<Values> {
  const lexicon = createLexicon();
  const silent = () => {};
  const log = { info: silent, warn: silent, error: silent };
  const { judge } = modelParts(model, lexicon, { clock: systemClock(), log });
  if (judge === undefined) throw new TypeError("A model is needed to judge.");
  const accepted = await inParallel(claims, async (claim) => {
    if (isVetoed(claim, lexicon)) return { claim, accepted: false };
    const evidence = claim.evidence.map((text, i) => ({ id: `1.${i}`, text, before: "", article: "", date: null }));
    const { verdicts } = await judge.judge([{ id: "1", text: claim.claim, evidence }]);
    return { claim, accepted: verdicts[0]?.verdict === "supported" };
  });
  const part = (all: typeof accepted) => share(all.filter((each) => each.accepted).length, all.length);
  return {
    "true accepted": part(accepted.filter(({ claim }) => claim.supported)),
    "changed accepted": part(accepted.filter(({ claim }) => !claim.supported)),
  };
}

function isVetoed({ claim, evidence }: EvalClaim, lexicon: ReturnType<typeof createLexicon>): boolean {
  return (
    vetoClaim(
      claim,
      evidence.map((text) => ({ text })),
      lexicon,
    ) !== null
  );
}
