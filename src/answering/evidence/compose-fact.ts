import { dateMentions } from "../../language/dates.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import { modelsFor, pairOf } from "../../retrieval/ranking/learned-weights.ts";
import type { Retrieve, Retrieved } from "../../retrieval/ranking/retrieve.ts";
import type { Composition } from "../composition.ts";
import { frameOf } from "../refusal/frame.ts";
import { refuse } from "../refusal/refuse.ts";
import { judgeSufficiency } from "../sufficiency/judge-sufficiency.ts";
import { namesOfArticle } from "../sufficiency/names-of-article.ts";
import { type Evidence, type EvidenceParts, findEvidence } from "./find-evidence.ts";
import { noticesOf } from "./notices.ts";
import { selectSentences } from "./select-sentences.ts";
import { type SentenceRef, textOf } from "./sentence-ref.ts";

/** What the corpus has to say to a question. */
export interface FactFound {
  readonly retrieved: Retrieved;
  readonly evidence: readonly Evidence[];
}

/** Passages found for a question; the best of them are read sentence by sentence, all tell whether it is answered. */
export const PASSAGES_FOUND = 12;

/** Finds passages for a question and ranks their sentences. */
export async function findFact(
  asked: AnalysedQuestion,
  { retrieve, reading }: { readonly retrieve: Retrieve; readonly reading: EvidenceParts },
): Promise<FactFound> {
  const retrieved = await retrieve(asked, PASSAGES_FOUND);
  return { retrieved, evidence: await findEvidence(retrieved, reading) };
}

/** Quotes the fewest sentences that answer a question of fact, or refuses and says what is missing. */
export function composeFact({ retrieved, evidence }: FactFound, parts: EvidenceParts): Composition {
  const { asked, passages } = retrieved;
  const frame = frameOf(asked.language);
  const judged = judgeSufficiency(retrieved, evidence, parts);
  if (!judged.sufficient) return refuse(asked, evidence, judged);
  const chosen = withCount(asked, selectSentences(evidence, nearOf(asked, evidence, parts)), evidence);
  if (chosen === null) return refuse(asked, evidence, { ...judged, sufficient: false, missing: [] });
  const selected = withDate(asked, chosen, evidence);
  return {
    kind: "answer",
    lines: selected.map((sentence) => ({ text: null, cites: [sentence] })),
    notices: noticesOf(selected, asked, passages, frame),
  };
}

/** With what part of the best sentence's likelihood another is shown beside it. */
function nearOf(asked: AnalysedQuestion, [best]: readonly Evidence[], { weights }: EvidenceParts): number {
  if (best === undefined) return 1;
  return modelsFor(asked, weights).sentences[pairOf(asked.language, best.article.language)].near;
}

/** So well a number fits what is counted that it may be its count. */
const COUNTED = 0.3;
/** "How many" and 几条 ask for a number beyond doubt; "how long" may be told without one. */
const COUNTS = /\bhow many\b|多少(?!钱)|几(?=[个位家名条项张篇座台种部所支款次本])/u;

/**
 * Of a question for a count one sentence must hold a number: where none of those selected does, the likeliest that does and
 * stands in the article of the best goes first. Null where there is none.
 */
function withCount(
  asked: AnalysedQuestion,
  selected: readonly Evidence[],
  evidence: readonly Evidence[],
): readonly Evidence[] | null {
  if (asked.answerType !== "number" || !COUNTS.test(asked.folded)) return selected;
  const best = selected[0]!;
  if (selected.some(({ offered }) => offered > 0) || !namesOfArticle(asked, best.article.id)) return selected;
  const counting = evidence.find(
    ({ article, offered, counted }) => article.id === best.article.id && offered > 0 && counted >= COUNTED,
  );
  return counting === undefined ? null : [counting, best];
}

/**
 * Of a question for a date one sentence must hold one: where none of those selected does, the likeliest that does and stands
 * in the article of the best, else the one that opens it with its day.
 */
function withDate(
  { answerType }: AnalysedQuestion,
  selected: readonly Evidence[],
  evidence: readonly Evidence[],
): readonly SentenceRef[] {
  const best = selected[0];
  if (answerType !== "date" || best === undefined || selected.some(namesDay)) return selected;
  const opening = best.sentences.map((_, order) => ({ article: best.article, sentences: best.sentences, order }));
  const dated = [...evidence.filter(({ article }) => article.id === best.article.id), ...opening].find(namesDay);
  return dated === undefined ? selected : [dated, best];
}

function namesDay(ref: SentenceRef): boolean {
  return dateMentions(textOf(ref)).some(({ year, month }) => year !== undefined || month !== undefined);
}
