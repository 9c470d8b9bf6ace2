import type { Article } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { ComposerParts } from "../composition.ts";
import type { SentenceRef } from "../evidence/sentence-ref.ts";
import { eventsNamed } from "./asked-scope.ts";
import { readAll } from "./compose-list.ts";
import { predicates } from "./composer-words.ts";
import { withoutNames } from "./item-asked.ts";
import type { ReadSentence } from "./read-article.ts";
import { wordPattern } from "./word-pattern.ts";

/** What few sentences of an article tell, so that those decide who did it: who spoke or came is told all over it. */
const DECISIVE: ReadonlySet<string> = new Set([
  "found",
  "host",
  "read-out",
  "guide",
  "co-found",
  "cooperate",
  "chair",
  "sign",
]);
/** A second sentence is shown when it is at least this part as likely to be meant. */
const AS_LIKELY = 0.5;
const MOST_SHOWN = 2;

/**
 * The sentences that tell who founded, hosted, chaired or read out what a question of yes or no is about, those first that hold
 * most of its names: they decide whether it was whom the question says. Empty where it asks for nothing of the kind.
 */
export async function decideByPredicate(
  asked: AnalysedQuestion,
  all: readonly Article[],
  parts: ComposerParts,
  lexicon: Pick<Lexicon, "readings">,
): Promise<readonly SentenceRef[]> {
  const plain = withoutNames(
    asked.folded,
    asked.names.map((name) => name.asked),
  );
  const told = predicates().find((each) => DECISIVE.has(each.name) && wordPattern(each.asked).test(plain))?.told ?? [];
  const events = eventsNamed(asked, all, lexicon);
  if (told.length === 0 || events.length === 0) return [];
  const reads = await readAll(events, parts);
  const telling = reads.flatMap(({ sentences }) => sentences.filter(({ folded }) => wordPattern(told).test(folded)));
  const bodies = asked.names.filter(({ kind }) => kind === "organisation").map(({ names }) => names.map(fold));
  const named = ({ folded }: ReadSentence): number =>
    bodies.filter((names) => names.some((name) => folded.includes(name))).length;
  const most = Math.max(0, ...telling.map(named));
  const ranked = await parts.rank(
    asked,
    telling.filter((each) => named(each) === most).map(({ ref }) => ref),
  );
  const least = AS_LIKELY * (ranked[0]?.probability ?? 0);
  return ranked.slice(0, MOST_SHOWN).filter(({ probability }) => probability >= least);
}
