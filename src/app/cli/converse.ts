import type { Answer } from "../../domain/answer.ts";
import type { Turn } from "../../domain/question.ts";

/** Asks the questions of one conversation in their order, each with what was asked and answered before. */
export async function converse(
  questions: readonly string[],
  ask: (question: string, history: readonly Turn[]) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const history: Turn[] = [];
  const answers: Answer[] = [];
  for (const question of questions) {
    const answer = await ask(question, [...history]);
    answers.push(answer);
    history.push({ role: "asker", text: question }, { role: "wenzhai", text: said(answer) });
  }
  return answers;
}

/** What a thread shows of an answer: its lines, or why there is none with the nearest sentence. */
function said({ lines, refusal }: Answer): string {
  if (refusal === null) return lines.map(({ text }) => text).join("\n");
  return [refusal.reason, refusal.nearest?.quote].filter((part) => part !== undefined).join("\n");
}
