import type { Citation } from "../domain/answer.ts";
import { splitSentences } from "../language/sentences.ts";
import type { Entailment, EntailmentClaim } from "../ports/entailment.ts";
import type { AnalyseQuestion } from "../retrieval/query/analyse-question.ts";
import { shareMet } from "../retrieval/ranking/marks.ts";
import type { Retrieve } from "../retrieval/ranking/retrieve.ts";
import { cite } from "./cite.ts";
import { PASSAGES_FOUND } from "./evidence/compose-fact.ts";
import { type Evidence, type EvidenceParts, findEvidence } from "./evidence/find-evidence.ts";
import { textOf } from "./evidence/sentence-ref.ts";
import type { Contradiction } from "./grounding/evidence-text.ts";
import { vetoClaim } from "./grounding/veto-claim.ts";
import { isInjected } from "./model-calls/injected.ts";

/** What the corpus makes of a claim. `not_judged`: no rule speaks against it, and there is no model to say more. */
export type ClaimVerdict = "supported" | "contradicted" | "not_in_corpus" | "not_judged";

/** One claim of a text, and the sentences of the corpus that come nearest to it, the nearest first. */
export interface CheckedText {
  readonly claim: string;
  readonly verdict: ClaimVerdict;
  readonly by: "rules" | "judge" | null;
  readonly because: string;
  readonly sentences: readonly Citation[];
}

/** Splits a text into claims and checks each against the corpus. Throws what searching throws. */
export type CheckText = (text: string, signal?: AbortSignal) => Promise<readonly CheckedText[]>;

/** What checking is made from. Without a judge claims are only contradicted, or not judged. */
export interface CheckTextParts {
  readonly analyse: AnalyseQuestion;
  readonly retrieve: Retrieve;
  readonly reading: EvidenceParts;
  readonly judge?: Entailment;
}

/** Sentences that a claim is judged by, and that are shown with it. */
const JUDGED_BY = 6;
const SHOWN = 2;
/** A sentence that has this share of what a claim says, the differing value being no part of it, is about the same thing. */
const SAME_THING = 0.3;
/** Shorter than this a sentence claims nothing. */
const SHORTEST = 4;

/** Gives the function that checks texts of any origin against the corpus. */
export function createCheckText(parts: CheckTextParts): CheckText {
  return async (text, signal) => {
    const claims = splitSentences(text)
      .map(({ start, end }) => text.slice(start, end).trim())
      .filter((claim) => claim.length >= SHORTEST);
    const found: Looked[] = [];
    for (const claim of claims) found.push(await lookUp(claim, parts));
    const open = found.flatMap((each, i) => (each.verdict === null ? [entailmentClaim(each, String(i))] : []));
    const judged = await parts.judge?.judge(open, signal === undefined ? {} : { signal });
    return found.map((each, i) =>
      conclude(
        each,
        judged?.verdicts.find(({ id }) => id === String(i)),
      ),
    );
  };
}

interface Looked {
  readonly claim: string;
  readonly evidence: readonly Evidence[];
  /** What rules alone say; null where they say nothing. */
  readonly verdict: "contradicted" | "not_in_corpus" | null;
  readonly because: string;
}

/** A value that the nearest sentences lack contradicts them only where they are about the same thing. */
async function lookUp(claim: string, { analyse, retrieve, reading }: CheckTextParts): Promise<Looked> {
  const retrieved = await retrieve(await analyse({ text: claim }), PASSAGES_FOUND);
  const evidence = (await findEvidence(retrieved, reading)).filter((each) => !isInjected(textOf(each)));
  if (evidence.length === 0)
    return { claim, evidence, verdict: "not_in_corpus", because: "The corpus has nothing like it." };
  const veto = vetoed(claim, evidence, reading);
  if (veto === null) return { claim, evidence, verdict: null, because: "" };
  const about = shareMet(evidence[0]!.context, retrieved.asked.terms) >= SAME_THING;
  return { claim, evidence, verdict: about ? "contradicted" : "not_in_corpus", because: veto.because };
}

function vetoed(claim: string, evidence: readonly Evidence[], { lexicon }: EvidenceParts): Contradiction | null {
  const told = evidence.map(({ article, sentences, order }) => ({
    text: textOf({ article, sentences, order }),
    title: article.title,
    people: article.people,
    aliases: article.aliases,
    ...(article.published === undefined ? {} : { published: article.published }),
  }));
  return vetoClaim(claim, told, lexicon);
}

function entailmentClaim({ claim, evidence }: Looked, id: string): EntailmentClaim {
  const sentences = evidence.slice(0, JUDGED_BY).map(({ article, sentences, order }, i) => {
    const before = sentences[order - 1];
    return {
      id: `${id}.${i + 1}`,
      text: textOf({ article, sentences, order }),
      before: before === undefined ? "" : article.text.slice(before.start, before.end),
      article: isInjected(article.title) ? "" : article.title,
      date: article.published ?? article.eventDate ?? null,
    };
  });
  return { id, text: claim, evidence: sentences };
}

function conclude(
  { claim, evidence, verdict, because }: Looked,
  judged: { readonly verdict: "supported" | "contradicted" | "not_enough"; readonly because: string } | undefined,
): CheckedText {
  const sentences = evidence
    .slice(0, SHOWN)
    .map(({ article, sentences, order }, i) => cite(article, sentences[order]!, i + 1));
  if (verdict !== null) return { claim, verdict, by: "rules", because, sentences };
  if (judged === undefined)
    return { claim, verdict: "not_judged", by: null, because: "No model judged it.", sentences };
  const said = judged.verdict === "not_enough" ? "not_in_corpus" : judged.verdict;
  return { claim, verdict: said, by: "judge", because: judged.because, sentences };
}
