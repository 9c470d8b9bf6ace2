import type { AnswerEvent } from "../domain/answer.ts";
import type { Language } from "../domain/article.ts";
import type { AnalysedQuestion } from "../retrieval/query/analysed-question.ts";
import type { Retrieve } from "../retrieval/ranking/retrieve.ts";
import { answerByModel, type ModelInput } from "./answer-by-model.ts";
import type { ComposerParts, Composition } from "./composition.ts";
import { consideredBeside } from "./considered.ts";
import { composeFact, type FactFound, findFact } from "./evidence/compose-fact.ts";
import type { GlossOf } from "./evidence/english-gloss.ts";
import { type EvidenceParts, findEvidence } from "./evidence/find-evidence.ts";
import { gatherForModel } from "./evidence/gather-for-model.ts";
import type { SentenceRef } from "./evidence/sentence-ref.ts";
import type { Writer } from "./generation/write-answer.ts";
import type { Intent } from "./intent/intent.ts";
import { present, type Told } from "./present.ts";
import { refuseByModel } from "./refuse-by-model.ts";

/** A question that is searched, and what its composer made of it. */
export interface Search {
  readonly asked: AnalysedQuestion;
  readonly intent: Intent;
  readonly composed: Composition | null;
  readonly language: Language;
  readonly glossOf: GlossOf;
  readonly signal: AbortSignal | undefined;
  /** Called when the search is over and the telling begins. */
  readonly found: () => void;
}

/** What evidence is found with, and who writes over it. */
export interface FromEvidenceParts {
  readonly retrieve: Retrieve;
  readonly reading: EvidenceParts;
  readonly composer: ComposerParts;
  readonly writer?: Writer;
}

/** Finds evidence for a question and tells it: by the model where there is one, else by quoting. */
export async function* answerFromEvidence(search: Search, parts: FromEvidenceParts): AsyncGenerator<AnswerEvent, Told> {
  const { asked, intent, composed, language, glossOf, signal } = search;
  const found = await findFact(asked, parts);
  const read = parts.writer === undefined ? [] : await sentencesToRead(intent, composed, found, parts);
  search.found();
  const input = { asked, language, read, passages: found.retrieved.passages, glossOf, signal };
  const told = yield* tellFound(input, composed, found, parts);
  return { ...told, considered: consideredBeside(told, found.evidence) };
}

/** Kinds of question that bear on several articles, or on the whole of one, with how many articles are read for them. */
const BROAD: Readonly<Partial<Record<Intent, number>>> = {
  recent: 8,
  person: 3,
  summary: 2,
  list: 5,
  comparison: 3,
  timeline: 5,
};
/** Passages read sentence by sentence for a model, which can tell for itself what bears on the question. */
const PASSAGES_READ = 12;

/** What the model reads: what would be quoted, then what ranks best; for broad questions from every article that bears on it. */
async function sentencesToRead(
  intent: Intent,
  composed: Composition | null,
  { retrieved }: FactFound,
  { reading, composer }: FromEvidenceParts,
): Promise<readonly SentenceRef[]> {
  const quoted = composed?.lines.flatMap(({ cites }) => cites) ?? [];
  const ranked = await findEvidence(retrieved, reading, PASSAGES_READ);
  const most = BROAD[intent];
  if (most === undefined) return gatherForModel([...quoted, ...ranked], { spread: false });
  const articles = await composer.relevant(retrieved.asked, most);
  const whole = await Promise.all(
    articles.map(async (article) => {
      const sentences = await composer.sentences(article.id);
      return sentences.map((_, order) => ({ article, sentences, order }));
    }),
  );
  const leads = whole.flatMap((sentences) => sentences.slice(0, 2));
  const rest = await composer.rank(retrieved.asked, whole.flat());
  return gatherForModel([...quoted, ...leads, ...rest], { spread: true });
}

/** The model reads first, whatever was found; where it fails or proves nothing, the answer quotes. */
async function* tellFound(
  input: ModelInput,
  composed: Composition | null,
  found: FactFound,
  { writer, reading }: FromEvidenceParts,
): AsyncGenerator<AnswerEvent, Told> {
  const { asked, language, read, glossOf } = input;
  const written = writer === undefined || read.length === 0 ? null : yield* answerByModel(input, writer);
  if (written !== null && "answer" in written) return written.answer;
  const tokens = written?.tokens === undefined ? {} : { tokens: written.tokens };
  if (written !== null && "insufficient" in written) {
    const refused = refuseByModel(asked, found.evidence, {
      reason: written.insufficient,
      read,
      lexicon: reading.lexicon,
    });
    return { ...(yield* present(refused, language, glossOf)), ...tokens };
  }
  const quoting = composed ?? composeFact(found, reading);
  const notices = [...(written?.notices ?? []), ...quoting.notices];
  return { ...(yield* present({ ...quoting, notices }, language, glossOf)), ...tokens };
}
