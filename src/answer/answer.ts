import type { Answer, AnswerEvent, AnswerLine, Ask, Citation, Language, Question } from "../domain.ts";
import type { Clock } from "../ports/clock.ts";
import type { Retrieve } from "../retrieve/retrieve.ts";
import { fold } from "../text/fold.ts";
import { languageOf } from "../text/language.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { cite } from "./cite.ts";
import { frameOf } from "./frame.ts";
import { noticesOf } from "./notices.ts";
import { outsideJob } from "./outside-job.ts";
import { type ReadEvidence, readEvidence } from "./read-evidence.ts";
import { standAlone } from "./stand-alone.ts";

/** What answering is made from. */
export interface AskParts {
  readonly retrieve: Retrieve;
  readonly lexicon: Lexicon;
  readonly clock: Clock;
}

/** Gives the function that answers questions from the corpus by quoting it, or says why it cannot. */
export function createAsk(parts: AskParts): Ask {
  return async function* ask(question) {
    const started = parts.clock.now();
    const language = languageOf(question.text);
    if (outsideJob(fold(question.text))) {
      yield { type: "end", answer: refused(language, frameOf(language).outside, null, null, { retrieve: 0, answer: 0, total: 0 }) };
      return;
    }
    const rewritten = standAlone(question);
    const asked: Question = { ...question, text: rewritten ?? question.text };
    yield { type: "searching", question: asked.text, rewritten };
    const evidence = await readEvidence(asked, parts.retrieve, parts.lexicon);
    const retrieved = parts.clock.now();
    const ms = () => ({ retrieve: retrieved - started, answer: parts.clock.now() - retrieved, total: parts.clock.now() - started });
    if (!evidence.judgement.sufficient) {
      yield { type: "end", answer: { ...refusal(language, evidence, rewritten), ms: ms() } };
      return;
    }
    yield* quoted(asked, language, evidence, rewritten, ms);
  };
}

type Ms = Answer["ms"];

function* quoted(question: Question, language: Language, { picked }: ReadEvidence, rewritten: string | null, ms: () => Ms): Generator<AnswerEvent> {
  const citations = picked.map((each, i) => cite(each, i + 1));
  const lines = citations.map(({ quote, marker }): AnswerLine => ({ text: quote, markers: [marker] }));
  for (const [i, line] of lines.entries()) yield { type: "line", line, citations: [citations[i]!] };
  const notices = noticesOf(picked, question.now, frameOf(language));
  for (const text of notices) yield { type: "notice", text };
  yield { type: "end", answer: { answered: true, language, mode: "extractive", rewritten, lines, citations, refusal: null, notices, ms: ms() } };
}

function refusal(language: Language, { candidates, judgement }: ReadEvidence, rewritten: string | null): Answer {
  const [best] = candidates;
  const frame = frameOf(language);
  const none = { retrieve: 0, answer: 0, total: 0 };
  if (best === undefined) return refused(language, frame.refusal("thin", judgement.missing, null), null, rewritten, none);
  const nearest = cite(best, 1);
  const { eventDate, published, place } = best.found.article;
  const of = [eventDate ?? published, place].filter(Boolean).join(language === "en" ? ", " : " ");
  return refused(language, frame.refusal(judgement.reason ?? "thin", judgement.missing, of === "" ? null : of), nearest, rewritten, none);
}

function refused(language: Language, reason: string, nearest: Citation | null, rewritten: string | null, ms: Ms): Answer {
  return { answered: false, language, mode: "extractive", rewritten, lines: [], citations: [], refusal: { reason, nearest }, notices: [], ms };
}

/** The finished answer of a stream of events. Throws what the stream throws. */
export async function finalAnswer(events: AsyncIterable<AnswerEvent>): Promise<Answer> {
  let last: Answer | null = null;
  for await (const event of events) if (event.type === "end") last = event.answer;
  if (last === null) throw new TypeError("An answer must end with an end event.");
  return last;
}
