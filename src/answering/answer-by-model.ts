import type { Answer, AnswerEvent } from "../domain/answer.ts";
import type { Language } from "../domain/article.ts";
import type { WenzhaiError } from "../errors.ts";
import { languageOf } from "../language/language.ts";
import type { AnalysedQuestion } from "../retrieval/query/analysed-question.ts";
import { AnswerLines } from "./answer-lines.ts";
import type { FactFound } from "./evidence/compose-fact.ts";
import { noticesOf } from "./evidence/notices.ts";
import { type SentenceRef, textOf } from "./evidence/sentence-ref.ts";
import type { Writer } from "./generation/write-answer.ts";
import { frameOf } from "./refusal/frame.ts";

/** What the model wrote and was proved, or why the answer quotes instead. */
export type ByModel = { readonly answer: Omit<Answer, "ms" | "rewritten"> } | { readonly notices: readonly string[] };

/** Lets the model write over what was found; tells each proved line as it comes. */
export async function* answerByModel(
  asked: AnalysedQuestion,
  found: FactFound,
  language: Language,
  writer: Writer,
  signal: AbortSignal | undefined,
): AsyncGenerator<AnswerEvent, ByModel> {
  const lines = new AnswerLines();
  const frame = frameOf(language);
  const failure = yield* written(asked, found, language, lines, writer, signal);
  if (lines.lines.length === 0)
    return { notices: [failure === null ? frame.nothingProved : frame.quotesInstead(failure.message)] };
  const translated = lines.cited.some((each) => (languageOf(textOf(each)) === "en") !== (language === "en"));
  const notices = [
    ...(translated ? [frame.translated] : []),
    ...(failure === null ? [] : [frame.cutShort(failure.message)]),
    ...noticesOf(lines.cited, asked, found.retrieved.passages, frame),
  ];
  for (const text of notices) yield { type: "notice", text };
  const { lines: told, citations } = lines;
  const answer = { kind: "answer", answered: true, language, mode: "model", refusal: null } as const;
  return { answer: { ...answer, lines: told, citations, notices } };
}

/** Gives why the model failed, or null. */
async function* written(
  asked: AnalysedQuestion,
  { evidence }: FactFound,
  language: Language,
  lines: AnswerLines,
  writer: Writer,
  signal: AbortSignal | undefined,
): AsyncGenerator<AnswerEvent, WenzhaiError | null> {
  const byId = new Map<string, SentenceRef>(evidence.map((each) => [each.sentences[each.order]!.id, each]));
  const shown = [...byId].map(([sentenceId, each]) => ({ sentenceId, article: each.article, text: textOf(each) }));
  const input = { question: asked.text, language, evidence: shown, ...(signal === undefined ? {} : { signal }) };
  for await (const event of writer(input)) {
    if (event.type === "failed") return event.error;
    if (event.type === "line")
      yield lines.add(
        event.text,
        event.sentenceIds.map((id) => byId.get(id)!),
      );
  }
  return null;
}
