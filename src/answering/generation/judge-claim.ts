import type { Language } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import { languageOf } from "../../language/language.ts";
import { bare } from "../grounding/evidence.ts";
import { rejected, type Verdict, type Verification } from "../grounding/verdict.ts";
import { badManners, tidyClaim } from "./claim-manners.ts";
import type { Evidence } from "./evidence.ts";
import type { WrittenClaim } from "./written-claim.ts";

/** Checks one claim against sentences. */
export type Verify = (claim: string, evidence: readonly Evidence[]) => Verification;

/** A claim after the check. `evidence` is what proves it: those of the cited sentences that are needed. */
export interface JudgedClaim {
  readonly text: string;
  readonly ids: readonly string[];
  readonly verdict: Verdict;
  readonly detail: string;
  readonly evidence: readonly Evidence[];
}

/** What a claim is judged by. */
export interface Bench {
  readonly byId: ReadonlyMap<string, Evidence>;
  readonly language: Language;
  readonly verify: Verify;
}

/** A claim that needs more sentences than this to stand proves nothing a reader can check. */
const MOST_IDS = 3;

/** Judges a claim: every id must have been given, its form must be fit to be shown, and the cited sentences must prove it. */
export function judgeClaim(written: WrittenClaim, bench: Bench): JudgedClaim {
  const text = tidyClaim(written.text);
  const ids = [...new Set(written.ids.map((id) => id.trim()))];
  const { outcome, evidence } = judge(text, ids, bench);
  return { text, ids, verdict: outcome.verdict, detail: outcome.detail, evidence };
}

interface Judged {
  readonly outcome: Verification;
  readonly evidence: readonly Evidence[];
}

function judge(text: string, ids: readonly string[], { byId, language, verify }: Bench): Judged {
  const no = (outcome: Verification): Judged => ({ outcome, evidence: [] });
  if (ids.length === 0) return no(rejected("not-in-evidence", "It cites no sentence."));
  if (ids.some((id) => !byId.has(id))) return no(rejected("unknown-id", "It cites an id that is not in the sources."));
  if (ids.length > MOST_IDS) return no(rejected("not-in-evidence", `It cites more than ${MOST_IDS} sentences.`));
  const manners = badManners(text, language, new Set(byId.keys()));
  if (manners !== null) return no(rejected("not-in-evidence", manners));
  const cited = ids.map((id) => byId.get(id)!);
  const alone = cited.filter((each) => verify(text, [each]).supported);
  if (alone.length > 0) return { outcome: verify(text, alone), evidence: alone };
  const outcome = verify(text, cited);
  if (outcome.supported && isAcross(text, cited)) return no(rejected("not-in-evidence", ACROSS));
  return outcome.supported ? { outcome, evidence: cited } : no(outcome);
}

const ACROSS = "No cited sentence proves all of it; say less, or make it two claims.";

/** Across languages words match more loosely, so that several sentences together would prove almost anything. */
function isAcross(claim: string, cited: readonly Evidence[]): boolean {
  const isChinese = (text: string): boolean => languageOf(text) !== "en";
  return cited.some(({ text }) => isChinese(text) !== isChinese(claim));
}

/** The same for claims that say the same in the same words, whatever their marks, spaces and script. */
export function claimKey(text: string): string {
  return bare(fold(text));
}
