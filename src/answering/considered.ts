import type { Citation } from "../domain/answer.ts";
import { cite } from "./cite.ts";
import type { SentenceRef } from "./evidence/sentence-ref.ts";
import { textOf } from "./evidence/sentence-ref.ts";
import { isInjected } from "./model-calls/injected.ts";
import type { Told } from "./present.ts";

/** Enough to see what else there was. */
const MOST = 6;

/** The likeliest sentences that an answer does not show, in their order, numbered from 1. */
export function consideredBeside(told: Told, ranked: readonly SentenceRef[]): readonly Citation[] {
  const shown = new Set([...told.citations, told.refusal?.nearest].flatMap((each) => each?.sentenceId ?? []));
  const left = ranked.filter((each) => !shown.has(each.sentences[each.order]!.id) && !isInjected(textOf(each)));
  return left.slice(0, MOST).map(({ article, sentences, order }, at) => cite(article, sentences[order]!, at + 1));
}
