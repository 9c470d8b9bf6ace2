import type { Answer, AnswerEvent, AnswerMode, Ask } from "../domain/answer.ts";
import type { Language } from "../domain/article.ts";
import type { Question } from "../domain/question.ts";
import type { WenzhaiError } from "../errors.ts";
import { fold } from "../language/fold.ts";
import { languageOf } from "../language/language.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Clock } from "../ports/clock.ts";
import type { Retrieve } from "../retrieval/ranking/retrieve.ts";
import { frameOf } from "./frame.ts";
import type { Evidence } from "./generation/evidence.ts";
import type { Rewrite, Rewriter } from "./generation/rewrite-question.ts";
import type { Writer } from "./generation/write-answer.ts";
import { Lines } from "./lines.ts";
import { noticesOf } from "./notices.ts";
import { outsideJob } from "./outside-job.ts";
import { type ReadEvidence, readEvidence } from "./read-evidence.ts";
import { refuse, refuseWith, type Untimed } from "./refuse.ts";
import type { Candidate } from "./score-sentences.ts";
import { standAlone } from "./stand-alone.ts";

/** What answering is made from. Without a writer the answer quotes; without a rewriter follow-ups are joined by rule. */
export interface AskParts {
  readonly retrieve: Retrieve;
  readonly lexicon: Lexicon;
  readonly clock: Clock;
  readonly writer?: Writer;
  readonly rewriter?: Rewriter;
}

/** One question on its way. */
interface Way {
  readonly language: Language;
  readonly asked: Question;
  readonly rewritten: string | null;
  readonly evidence: ReadEvidence;
  readonly signal: AbortSignal | undefined;
}

/** Gives the function that answers questions from the corpus, by quoting it or by a model whose every line is proved. */
export function createAsk(parts: AskParts): Ask {
  return async function* ask(question, { signal } = {}) {
    const started = parts.clock.now();
    let retrieved = started;
    const timed = (answer: Untimed): AnswerEvent => {
      const now = parts.clock.now();
      return {
        type: "end",
        answer: { ...answer, ms: { retrieve: retrieved - started, answer: now - retrieved, total: now - started } },
      };
    };
    const language = languageOf(question.text);
    if (outsideJob(fold(question.text))) {
      yield timed(refuseWith(language, frameOf(language).outside));
      return;
    }
    const { standalone, chineseWords } = await rewrite(question, language, parts, signal);
    const rewritten = standalone === question.text ? null : standalone;
    yield { type: "searching", question: standalone, rewritten };
    const asked: Question = { ...question, text: [standalone, ...chineseWords].join(" ") };
    const evidence = await readEvidence(asked, parts.retrieve, parts.lexicon);
    retrieved = parts.clock.now();
    const way: Way = { language, asked: { ...asked, text: standalone }, rewritten, evidence, signal };
    for await (const step of answerOn(way, parts)) yield "type" in step ? step : timed(step);
  };
}

/** By the model when there is one; where it fails or is not there, a follow-up is joined to its thread by rule. */
async function rewrite(
  question: Question,
  language: Language,
  { rewriter }: AskParts,
  signal?: AbortSignal,
): Promise<Rewrite> {
  const byRule: Rewrite = { standalone: standAlone(question) ?? question.text, chineseWords: [], error: null };
  const byModel = await rewriter?.(question, language, signal);
  if (byModel === undefined) return byRule;
  return byModel.error === null ? byModel : { ...byRule, error: byModel.error };
}

/** A thin match may still be an answer in other words, which a model can read; the other reasons to refuse are facts. */
function mayWrite({ evidence: { judgement, candidates } }: Way): boolean {
  const open = judgement.reason === "thin" || judgement.reason === "unsaid";
  return candidates.length > 0 && (judgement.sufficient || open);
}

async function* answerOn(way: Way, { writer }: AskParts): AsyncGenerator<AnswerEvent | Untimed> {
  const notices: string[] = [];
  if (writer !== undefined && mayWrite(way)) {
    const lines = new Lines();
    const failure = yield* written(way, writer, lines);
    const frame = frameOf(way.language);
    if (failure !== null) notices.push(frame.quotesInstead(failure.message));
    else if (lines.lines.length === 0) notices.push(frame.nothingProved);
    if (lines.lines.length > 0) {
      yield* finish(way, lines, "model", failure === null ? [] : [frame.cutShort(failure.message)]);
      return;
    }
  }
  if (!way.evidence.judgement.sufficient) {
    yield { ...refuse(way.language, way.evidence, way.rewritten), notices };
    return;
  }
  const lines = new Lines();
  for (const sentence of way.evidence.picked) yield lines.add(quoteOf(sentence), [sentence]);
  yield* finish(way, lines, "extractive", notices);
}

/** Lets the model write; gives why it failed, or null. */
async function* written(
  { evidence, asked, language, signal }: Way,
  writer: Writer,
  lines: Lines,
): AsyncGenerator<AnswerEvent, WenzhaiError | null> {
  const byId = new Map(evidence.candidates.map((sentence) => [idOf(sentence), sentence]));
  const shown: Evidence[] = evidence.candidates.map((sentence) => ({
    sentenceId: idOf(sentence),
    article: sentence.found.article,
    text: sentence.text,
  }));
  for await (const event of writer({
    question: asked.text,
    language,
    evidence: shown,
    ...(signal === undefined ? {} : { signal }),
  })) {
    if (event.type === "failed") return event.error;
    if (event.type === "line")
      yield lines.add(
        event.text,
        event.sentenceIds.map((id) => byId.get(id)!),
      );
  }
  return null;
}

function* finish(
  { language, asked, rewritten }: Way,
  lines: Lines,
  mode: AnswerMode,
  first: readonly string[],
): Generator<AnswerEvent | Untimed> {
  const frame = frameOf(language);
  const ours = mode === "model" && lines.cited.some(({ text }) => isEnglish(languageOf(text)) !== isEnglish(language));
  const notices = [...(ours ? [frame.translated] : []), ...first, ...noticesOf(lines.cited, asked, frame)];
  for (const text of notices) yield { type: "notice", text };
  yield {
    kind: "answer",
    answered: true,
    language,
    mode,
    rewritten,
    lines: lines.lines,
    citations: lines.citations,
    refusal: null,
    notices,
  };
}

function isEnglish(language: Language): boolean {
  return language === "en";
}

function idOf({ found, order }: Candidate): string {
  return found.sentences[order]!.id;
}

function quoteOf({ found, order }: Candidate): string {
  const { start, end } = found.sentences[order]!;
  return found.article.text.slice(start, end);
}

/** The finished answer of a stream of events. Throws what the stream throws. */
export async function finalAnswer(events: AsyncIterable<AnswerEvent>): Promise<Answer> {
  let last: Answer | null = null;
  for await (const event of events) if (event.type === "end") last = event.answer;
  if (last === null) throw new TypeError("An answer must end with an end event.");
  return last;
}
