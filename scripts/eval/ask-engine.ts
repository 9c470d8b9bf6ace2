import { finalAnswer } from "../../src/answering/answer-question.ts";
import type { Engine } from "../../src/app/compose.ts";
import type { Answer } from "../../src/domain/answer.ts";
import type { Turn } from "../../src/domain/question.ts";

/** As many passages as `wenzhai search` shows. */
const HITS = 10;

/** Ids of the articles found for a question, best first, by the same way as `wenzhai search`. */
export async function searchArticles(engine: Engine, text: string): Promise<readonly string[]> {
  const { passages } = await engine.retrieve(await engine.analyse({ text, now: today() }), HITS);
  return passages.map(({ article }) => article.id);
}

/** The answer to a question, by the same way as `wenzhai ask`. */
export async function askEngine(engine: Engine, text: string, history: readonly Turn[] = []): Promise<Answer> {
  return finalAnswer(engine.ask({ text, history, now: today() }));
}

/** The answers to the questions of one conversation. */
export async function converse(engine: Engine, questions: readonly string[]): Promise<readonly Answer[]> {
  const history: Turn[] = [];
  const answers: Answer[] = [];
  for (const text of questions) {
    const answer = await askEngine(engine, text, [...history]);
    answers.push(answer);
    history.push({ role: "asker", text });
    history.push({ role: "wenzhai", text: answer.lines.map((line) => line.text).join("\n") });
  }
  return answers;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
