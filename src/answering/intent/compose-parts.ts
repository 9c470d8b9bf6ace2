import type { Article } from "../../domain/article.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Compose, ComposedLine, Composition } from "../composition.ts";
import { partsOfQuestion } from "./parts-of-question.ts";

/** Answers one of the questions that stand in a row: by itself, or from the article that they are all about. */
export interface PartComposers {
  readonly alone: (text: string, asked: AnalysedQuestion) => Promise<Composition>;
  readonly within: (text: string, asked: AnalysedQuestion, article: Article) => Promise<Composition>;
}

/**
 * Answers each of the questions that one asks in a row; null where it is one question or none of them is answered. One that
 * names nobody is about what the first is about, and is answered from its article. What is not told is said.
 */
export function createComposeParts({ alone, within }: PartComposers): Compose {
  return async (asked) => {
    const [first, ...others] = partsOfQuestion(asked.text);
    if (first === undefined || others.length === 0) return null;
    const names = asked.names.map((name) => name.asked);
    const composed: Composition[] = [await alone(first, asked)];
    const article = composed[0]?.lines.flatMap(({ cites }) => cites).at(0)?.article;
    for (const part of others) {
      const about = article === undefined || names.some((name) => part.includes(name)) ? null : article;
      composed.push(about === null ? await alone(part, asked) : await within(part, asked, about));
    }
    const answered = composed.filter(({ kind }) => kind === "answer");
    if (answered.length === 0) return null;
    const lines: ComposedLine[] = answered.flatMap((each) => each.lines.slice(0, 1));
    const notices = composed.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal.reason]));
    return { kind: "answer", lines, notices };
  };
}
