import { glossLine } from "../../answering/evidence/gloss-line.ts";
import type { Citation } from "../../domain/answer.ts";
import { cutText } from "./safe-text.ts";

/** A gloss stands beside its quote and must not outgrow it by much. */
const GLOSS_LIMIT = 600;

/** The glosses of quotes, each with its marker where there are several. */
export function glossLines(citations: readonly Citation[]): readonly string[] {
  return citations.flatMap(({ gloss, marker }) => {
    if (gloss == null) return [];
    const line = cutText(glossLine(gloss), GLOSS_LIMIT);
    return [citations.length === 1 ? line : `[${marker}] ${line}`];
  });
}
