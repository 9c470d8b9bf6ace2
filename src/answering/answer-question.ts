import type { Answer, AnswerEvent, Ask } from "../domain/answer.ts";
import type { Language } from "../domain/article.ts";
import type { Question } from "../domain/question.ts";
import { languageOf } from "../language/language.ts";
import type { Clock } from "../ports/clock.ts";
import type { PassageIndex } from "../ports/passage-index.ts";
import type { AnalyseQuestion } from "../retrieval/query/analyse-question.ts";
import type { AnalysedQuestion } from "../retrieval/query/analysed-question.ts";
import type { Retrieve } from "../retrieval/ranking/retrieve.ts";
import { answerByModel, type ModelInput } from "./answer-by-model.ts";
import { AnswerLines } from "./answer-lines.ts";
import { withAsOf } from "./as-of.ts";
import { cite } from "./cite.ts";
import { createComposerParts } from "./composer-parts.ts";
import type { ComposerParts, Composition } from "./composition.ts";
import { cutQuestion } from "./cut-question.ts";
import { composeFact, type FactFound, findFact } from "./evidence/compose-fact.ts";
import { createGloss, type GlossOf } from "./evidence/english-gloss.ts";
import { type EvidenceParts, findEvidence } from "./evidence/find-evidence.ts";
import { gatherForModel } from "./evidence/gather-for-model.ts";
import { type SentenceRef, textOf } from "./evidence/sentence-ref.ts";
import type { Writer } from "./generation/write-answer.ts";
import { composeByIntent } from "./intent/compose-by-intent.ts";
import { composeHelp } from "./intent/compose-help.ts";
import { createComposeParts } from "./intent/compose-parts.ts";
import { composeWithin } from "./intent/compose-within.ts";
import type { Composers } from "./intent/composers.ts";
import { helpWords } from "./intent/help-words.ts";
import type { Intent } from "./intent/intent.ts";
import { languageWished } from "./intent/language-wished.ts";
import { readIntent } from "./intent/read-intent.ts";
import type { IsKnown } from "./intent/read-talk.ts";
import { type FollowUpParts, resolveFollowUp } from "./intent/resolve-follow-up.ts";
import type { Rewrite, Rewriter } from "./intent/rewrite-question.ts";
import { refuseWith } from "./refusal/refuse.ts";
import { refuseByModel } from "./refuse-by-model.ts";

/** What answering is made from. Without a writer the answer quotes; without a rewriter follow-ups are joined by rule. */
export interface AnsweringParts {
  readonly index: PassageIndex;
  readonly analyse: AnalyseQuestion;
  readonly retrieve: Retrieve;
  readonly reading: EvidenceParts;
  readonly composers: Composers;
  readonly directory: () => Promise<FollowUpParts["directory"]>;
  readonly clock: Clock;
  readonly writer?: Writer;
  readonly rewriter?: Rewriter;
}

/** Gives the function that answers questions from the corpus, by quoting it or by a model whose every line is proved. */
export function createAsk(parts: AnsweringParts): Ask {
  const composerParts = createComposerParts(parts);
  const analysed = (text: string, { today }: AnalysedQuestion) =>
    parts.analyse({ text, ...(today === undefined ? {} : { now: today }) });
  const inParts = createComposeParts({
    alone: async (text, whole) => {
      const asked = await analysed(text, whole);
      const composed = await composeByIntent(readIntent(text), asked, parts.composers, composerParts);
      return composed ?? composeFact(await findFact(asked, parts), parts.reading);
    },
    within: async (text, whole, article) =>
      composeWithin(await analysed(text, whole), article, composerParts, parts.reading.lexicon),
  });
  const composers: Composers = {
    ...parts.composers,
    fact: [...(parts.composers.fact ?? []), inParts],
    list: [...(parts.composers.list ?? []), inParts],
  };
  return cutQuestion(async function* ask(question, { signal } = {}) {
    const started = parts.clock.now();
    let retrieved = started;
    const ended = (composed: Ended, rewritten: string | null): AnswerEvent => {
      const now = parts.clock.now();
      const ms = { retrieve: retrieved - started, answer: now - retrieved, total: now - started };
      return { type: "end", answer: { ...composed, rewritten, ms } };
    };
    const wished = languageWished(question.text)?.language;
    const language = wished ?? languageOf(question.text);
    const glossOf = createGloss(language, parts.reading.lexicon);
    const isKnown = await knownWords(parts);
    const alone = readIntent(question.text, isKnown);
    if (alone === "outside") {
      yield ended(yield* present(refuseWith(helpWords(language, "outside")), language, glossOf), null);
      return;
    }
    const leaning =
      TALK.has(alone) && alone !== "unclear" && wished === undefined
        ? null
        : await rewrite(question, language, parts, signal);
    const standalone = leaning?.standalone ?? question.text;
    const intent = leaning === null ? alone : readIntent(standalone, isKnown);
    if (isTalk(intent)) {
      const help = await composeHelp(intent, { text: standalone, language }, composerParts);
      yield ended(yield* present(help, language, glossOf), null);
      return;
    }
    const rewritten = standalone === question.text ? null : standalone;
    yield { type: "searching", question: standalone, rewritten };
    const read = await parts.analyse({ ...question, text: standalone }, leaning?.chineseWords);
    const asked = wished === undefined ? read : { ...read, language: wished };
    const composed = await composeByIntent(intent, asked, composers, composerParts);
    if (composed !== null && parts.writer === undefined) {
      retrieved = parts.clock.now();
      const told = yield* present(composed, language, glossOf);
      yield ended(yield* withAsOf(told, (await parts.directory()).newest, question.now), rewritten);
      return;
    }
    const found = await findFact(asked, parts);
    const evidence =
      parts.writer === undefined ? [] : await sentencesToRead(intent, composed, found, composerParts, parts);
    retrieved = parts.clock.now();
    const input = { asked, language, read: evidence, passages: found.retrieved.passages, glossOf, signal };
    const told = yield* answerFound(input, composed, found, parts);
    yield ended(yield* withAsOf(told, (await parts.directory()).newest, question.now), rewritten);
  });
}

const TALK: ReadonlySet<Intent> = new Set(["small-talk", "help", "corpus", "unclear"]);

function isTalk(intent: Intent): intent is "small-talk" | "help" | "corpus" | "unclear" {
  return TALK.has(intent);
}

/** Whether a word is an English one, or a name of the corpus: what is neither may be misspelt. */
async function knownWords({ directory, reading }: AnsweringParts): Promise<IsKnown> {
  const names = await directory();
  return (word) => reading.lexicon.chinese(word).length > 0 || names.resolveNames(word).length > 0;
}

type Ended = Omit<Answer, "ms" | "rewritten">;

/** By the model when there is one; where it fails or is not there, a follow-up is joined to its thread by rule. */
async function rewrite(
  question: Question,
  language: Language,
  { rewriter, directory, reading }: AnsweringParts,
  signal?: AbortSignal,
): Promise<Rewrite> {
  const names = { directory: await directory(), lexicon: reading.lexicon };
  const byRule: Rewrite = {
    standalone: resolveFollowUp(question, names) ?? question.text,
    chineseWords: [],
    error: null,
  };
  const byModel = await rewriter?.(question, language, signal);
  if (byModel === undefined) return byRule;
  return byModel.error === null ? byModel : { ...byRule, error: byModel.error };
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
  composerParts: ComposerParts,
  { reading }: AnsweringParts,
): Promise<readonly SentenceRef[]> {
  const quoted = composed?.lines.flatMap(({ cites }) => cites) ?? [];
  const ranked = await findEvidence(retrieved, reading, PASSAGES_READ);
  const most = BROAD[intent];
  if (most === undefined) return gatherForModel([...quoted, ...ranked], { spread: false });
  const articles = await composerParts.relevant(retrieved.asked, most);
  const whole = await Promise.all(
    articles.map(async (article) => {
      const sentences = await composerParts.sentences(article.id);
      return sentences.map((_, order) => ({ article, sentences, order }));
    }),
  );
  const leads = whole.flatMap((sentences) => sentences.slice(0, 2));
  const rest = await composerParts.rank(retrieved.asked, whole.flat());
  return gatherForModel([...quoted, ...leads, ...rest], { spread: true });
}

/** The model reads first, whatever was found; where it fails or proves nothing, the answer quotes. */
async function* answerFound(
  input: ModelInput,
  composed: Composition | null,
  found: FactFound,
  { writer, reading }: AnsweringParts,
): AsyncGenerator<AnswerEvent, Ended> {
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

/** Tells a composition line by line, and gives the answer it makes. */
async function* present(
  composition: Composition,
  language: Language,
  glossOf: GlossOf,
): AsyncGenerator<AnswerEvent, Ended> {
  const { kind, notices, refusal } = composition;
  const lines = new AnswerLines(glossOf);
  for (const { text, cites } of composition.lines) {
    if (text !== null) yield lines.add(text, cites);
    else for (const sentence of cites) yield lines.add(textOf(sentence), [sentence]);
  }
  for (const text of notices) yield { type: "notice", text };
  const nearest = refusal?.nearest ?? null;
  return {
    kind,
    answered: kind === "answer",
    language,
    mode: "extractive",
    lines: lines.lines,
    citations: lines.citations,
    refusal:
      refusal === undefined
        ? null
        : {
            reason: refusal.reason,
            nearest: nearest && cite(nearest.article, nearest.sentences[nearest.order]!, 1, glossOf),
          },
    notices,
  };
}

/** The finished answer of a stream of events. Throws what the stream throws. */
export async function finalAnswer(events: AsyncIterable<AnswerEvent>): Promise<Answer> {
  let last: Answer | null = null;
  for await (const event of events) if (event.type === "end") last = event.answer;
  if (last === null) throw new TypeError("An answer must end with an end event.");
  return last;
}
