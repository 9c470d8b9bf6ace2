import type { Answer, AnswerEvent } from "../domain/answer.ts";
import type { Language } from "../domain/article.ts";
import type { WenzhaiError } from "../errors.ts";
import { languageOf } from "../language/language.ts";
import type { AnalysedQuestion } from "../retrieval/query/analysed-question.ts";
import type { Found } from "../retrieval/ranking/retrieve.ts";
import { AnswerLines } from "./answer-lines.ts";
import type { GlossOf } from "./evidence/english-gloss.ts";
import { noticesOf } from "./evidence/notices.ts";
import { type SentenceRef, textOf } from "./evidence/sentence-ref.ts";
import type { Evidence } from "./generation/source-block.ts";
import type { Writer } from "./generation/write-answer.ts";
import { frameOf } from "./refusal/frame.ts";

/** What the model and its judge made of a question: an answer, that the sources lack it (`reason`: in the model's words), or why the answer quotes instead. */
export type ByModel =
  | { readonly answer: Omit<Answer, "ms" | "rewritten"> }
  | { readonly insufficient: string; readonly tokens: Answer["tokens"] }
  | { readonly notices: readonly string[]; readonly tokens: Answer["tokens"] };

/** What the model is asked, and what it may read. */
export interface ModelInput {
  readonly asked: AnalysedQuestion;
  readonly language: Language;
  readonly read: readonly SentenceRef[];
  readonly passages: readonly Found[];
  readonly glossOf: GlossOf;
  readonly signal: AbortSignal | undefined;
}

/** Lets the model write over what was found; tells each verified line as it comes. */
export async function* answerByModel(input: ModelInput, writer: Writer): AsyncGenerator<AnswerEvent, ByModel> {
  const { asked, language, passages } = input;
  const lines = new AnswerLines(input.glossOf);
  const frame = frameOf(language);
  const { failure, insufficient, tokens } = yield* written(input, lines, writer);
  if (insufficient !== null) return { insufficient, tokens };
  if (lines.lines.length === 0)
    return { notices: [failure === null ? frame.nothingProved : frame.quotesInstead(failure.message)], tokens };
  const translated = lines.cited.some((each) => (languageOf(textOf(each)) === "en") !== (language === "en"));
  const notices = [
    ...(translated ? [frame.translated] : []),
    ...(failure === null ? [] : [frame.cutShort(failure.message)]),
    ...noticesOf(lines.cited, asked, passages, frame),
  ];
  for (const text of notices) yield { type: "notice", text };
  const { lines: told, citations } = lines;
  const answer = { kind: "answer", answered: true, language, mode: "model", refusal: null } as const;
  return { answer: { ...answer, lines: told, citations, notices, ...(tokens === undefined ? {} : { tokens }) } };
}

interface Written {
  readonly failure: WenzhaiError | null;
  readonly insufficient: string | null;
  readonly tokens: Answer["tokens"];
}

async function* written(
  { asked, language, read, signal }: ModelInput,
  lines: AnswerLines,
  writer: Writer,
): AsyncGenerator<AnswerEvent, Written> {
  const byId = new Map<string, SentenceRef>(read.map((each) => [each.sentences[each.order]!.id, each]));
  const evidence = [...byId].map(([sentenceId, each]) => evidenceOf(sentenceId, each));
  const input = { question: asked.text, language, evidence, ...(signal === undefined ? {} : { signal }) };
  let [failure, insufficient, tokens]: [WenzhaiError | null, string | null, Answer["tokens"]] = [null, null, undefined];
  for await (const event of writer(input)) {
    if (event.type === "failed") failure = event.error;
    else if (event.type === "insufficient") insufficient = event.reason;
    else if (event.type === "used") tokens = event.tokens;
    else if (event.type === "line")
      yield lines.add(
        event.text,
        event.sentenceIds.map((id) => byId.get(id)!),
      );
  }
  return { failure, insufficient, tokens };
}

/** Sentences before one that tell who "he" is. */
const BEFORE = 2;

function evidenceOf(sentenceId: string, { article, sentences, order }: SentenceRef): Evidence {
  const text = textOf({ article, sentences, order });
  const before = sentences.slice(Math.max(0, order - BEFORE), order);
  return { sentenceId, article, text, before: before.map(({ start, end }) => article.text.slice(start, end)).join("") };
}
