import type { Answer, AnswerEvent } from "../domain/answer.ts";
import type { Language } from "../domain/article.ts";
import { AnswerLines } from "./answer-lines.ts";
import { cite } from "./cite.ts";
import type { Composition } from "./composition.ts";
import type { GlossOf } from "./evidence/english-gloss.ts";
import { textOf } from "./evidence/sentence-ref.ts";

/** An answer but for how the question was understood and how long it took. */
export type Told = Omit<Answer, "ms" | "rewritten">;

/** Tells a composition line by line, and gives the answer it makes. */
export async function* present(
  composition: Composition,
  language: Language,
  glossOf: GlossOf,
): AsyncGenerator<AnswerEvent, Told> {
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
