import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Compose, ComposedLine, Composition } from "../composition.ts";
import { partsOfQuestion } from "./parts-of-question.ts";

/** Answers one question as a question of fact. */
export type ComposePart = (text: string, asked: AnalysedQuestion) => Promise<Composition>;

/**
 * Answers each of the questions that one asks in a row, with the names of the others where it has none; null where it is one question or none
 * of them is answered. What is not told is said.
 */
export function createComposeParts(composePart: ComposePart): Compose {
  return async (asked) => {
    const parts = partsOfQuestion(asked.text);
    if (parts.length === 1) return null;
    const names = [...new Set(asked.names.map((name) => name.asked))];
    const composed: Composition[] = [];
    for (const part of parts) {
      // A part that names nobody is about those whom the first names.
      const named = names.some((name) => part.includes(name));
      composed.push(await composePart(named ? part : `${part} (${names.join(", ")})`, asked));
    }
    const answered = composed.filter(({ kind }) => kind === "answer");
    if (answered.length === 0) return null;
    const lines: ComposedLine[] = answered.flatMap((each) => each.lines.slice(0, 1));
    const notices = composed.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal.reason]));
    return { kind: "answer", lines, notices };
  };
}
