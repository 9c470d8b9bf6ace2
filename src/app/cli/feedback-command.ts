import { writeFileSync } from "node:fs";
import type { Feedback } from "../../domain/kept-answer.ts";
import { WenzhaiError } from "../../errors.ts";
import { openStore } from "../compose/open-store.ts";
import type { Session } from "../console/session.ts";

/**
 * `wenzhai feedback export FILE`: everything people said of answers as JSON lines, a set for `npm run eval -- --set FILE`. A good
 * answer's quotes are what is to be quoted again, a good refusal is to be refused again; a bad answer is for somebody to look at.
 */
export async function exportFeedbackCommand(file: string, { config, world, out }: Session): Promise<void> {
  const store = await openStore(config, world);
  try {
    const rows = (await store.feedback.all()).map(evaluationRow);
    try {
      writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    } catch (cause) {
      throw new WenzhaiError("bad-input", `${file} cannot be written: name a file in a folder that is yours.`, {
        cause,
      });
    }
    const good = rows.filter((row) => !("review" in row)).length;
    out(`${rows.length} written to ${file}: ${good} good, ${rows.length - good} to look at.`);
  } finally {
    await store.close();
  }
}

/** One line of an evaluation set. */
export function evaluationRow({ kept, person, good, reason, note, at }: Feedback): object {
  const { answer, question } = kept;
  const row = { id: `${kept.id} ${person}`, question: answer.rewritten ?? question, at: new Date(at).toISOString() };
  if (!good) return { ...row, review: { reason, note, answer } };
  if (!answer.answered) return { ...row, answerable: false };
  const relevant = [...new Set(answer.citations.map(({ articleId }) => articleId))];
  return { ...row, relevant, answers: answer.citations.map(({ quote }) => quote), need: 1 };
}
