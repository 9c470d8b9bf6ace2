import type { Answer, AnswerEvent, Ask } from "../domain/answer.ts";
import type { Clock } from "../ports/clock.ts";
import type { PassageIndex } from "../ports/passage-index.ts";
import type { AnalyseQuestion } from "../retrieval/query/analyse-question.ts";
import type { Retrieve } from "../retrieval/ranking/retrieve.ts";
import { answerFromEvidence } from "./answer-from-evidence.ts";
import { withAsOf } from "./as-of.ts";
import { createComposerParts } from "./composer-parts.ts";
import type { ComposerParts, Composition } from "./composition.ts";
import { cutQuestion } from "./cut-question.ts";
import { createGloss } from "./evidence/english-gloss.ts";
import type { EvidenceParts } from "./evidence/find-evidence.ts";
import type { Writer } from "./generation/write-answer.ts";
import { composeByIntent } from "./intent/compose-by-intent.ts";
import { composeHelp } from "./intent/compose-help.ts";
import { composersWithParts } from "./intent/compose-with-parts.ts";
import type { Composers } from "./intent/composers.ts";
import { helpWords } from "./intent/help-words.ts";
import type { FollowUpParts } from "./intent/resolve-follow-up.ts";
import type { Rewriter } from "./intent/rewrite-question.ts";
import { present, type Told } from "./present.ts";
import { refuseWith } from "./refusal/refuse.ts";
import { createStopwatch } from "./stopwatch.ts";
import { type Understood, understandQuestion } from "./understand-question.ts";

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
  const composer = createComposerParts(parts);
  const composers = composersWithParts(parts.composers, { ...parts, composer });
  return cutQuestion(async function* ask(question, { signal } = {}) {
    const clock = createStopwatch(parts.clock);
    const understood = await understandQuestion(question, parts, signal);
    const { language, rewritten } = understood;
    const glossOf = createGloss(language, parts.reading.lexicon);
    const ended = (told: Told): AnswerEvent => ({ type: "end", answer: { ...told, rewritten, ms: clock.read() } });
    if (understood.kind !== "search") {
      yield ended(yield* present(await helpFor(understood, composer), language, glossOf));
      return;
    }
    const { standalone, intent, chineseWords, wished } = understood;
    yield { type: "searching", question: standalone, rewritten };
    const read = await parts.analyse({ ...question, text: standalone }, chineseWords);
    const asked = wished ? { ...read, language } : read;
    const composed = await composeByIntent(intent, asked, composers, composer);
    const { newest } = await parts.directory();
    let told: Told;
    if (composed !== null && parts.writer === undefined) {
      clock.found();
      told = yield* present(composed, language, glossOf);
    } else {
      const search = { asked, intent, composed, language, glossOf, signal, found: clock.found };
      told = yield* answerFromEvidence(search, { ...parts, composer });
    }
    yield ended(yield* withAsOf(told, newest, question.now));
  });
}

/** Small talk and help, or that the question is outside the job. */
function helpFor(
  understood: Exclude<Understood, { kind: "search" }>,
  parts: ComposerParts,
): Composition | Promise<Composition> {
  const { language } = understood;
  if (understood.kind === "outside") return refuseWith(helpWords(language, "outside"));
  return composeHelp(understood.intent, { text: understood.standalone, language }, parts);
}

/** The finished answer of a stream of events. Throws what the stream throws. */
export async function finalAnswer(events: AsyncIterable<AnswerEvent>): Promise<Answer> {
  let last: Answer | null = null;
  for await (const event of events) if (event.type === "end") last = event.answer;
  if (last === null) throw new TypeError("An answer must end with an end event.");
  return last;
}
