import type { Engine } from "../../src/app/compose.ts";
import type { EvalQuestion } from "./questions.ts";
import { type AnswerScore, type GivenAnswer, scoreAnswers } from "./score-answers.ts";

/** What an answerer must reach to be called good. */
export const FLOORS = { goldInQuotes: 0.7, refused: 0.7, quotedCharacters: 250 } as const;

/** The measures an answerer fails. */
export function failures({ goldInQuotes, refused, quotedCharacters }: AnswerScore): readonly string[] {
  return [
    ...((goldInQuotes ?? 1) < FLOORS.goldInQuotes ? ["gold in quotes"] : []),
    ...((refused ?? 1) < FLOORS.refused ? ["refusals"] : []),
    ...((quotedCharacters ?? 0) > FLOORS.quotedCharacters ? ["quoted characters"] : []),
  ];
}

/** Answerers that cheat; whoever scores well by one of them shows that the scorer is wrong. */
const CONTROLS: Readonly<Record<string, (engine: Engine, question: string) => Promise<GivenAnswer>>> = {
  "quote everything": async (engine) => {
    const articles = await engine.index.articles();
    return { answered: true, citations: articles.map(({ id, text }) => ({ articleId: id, quote: text })) };
  },
  "refuse everything": async () => ({ answered: false, citations: [] }),
  "first passage always": async (engine, question) => {
    const [first] = (await engine.retrieve({ text: question }, 1)).passages;
    if (first === undefined) return { answered: false, citations: [] };
    const { article, sentences, passage } = first;
    return {
      answered: true,
      citations: [
        {
          articleId: article.id,
          quote: article.text.slice(sentences[passage.first]!.start, sentences[passage.last]!.end),
        },
      ],
    };
  },
};

/** Scores every cheat on questions of which some have no answer. */
export async function runControls(
  engine: Engine,
  questions: readonly EvalQuestion[],
  texts: ReadonlyMap<string, string>,
): Promise<readonly { readonly control: string; readonly score: AnswerScore; readonly fails: readonly string[] }[]> {
  const rows = [];
  for (const [control, answer] of Object.entries(CONTROLS)) {
    const answers = new Map<string, GivenAnswer>();
    for (const { id, question } of questions) answers.set(id, await answer(engine, question));
    const score = scoreAnswers(questions, answers, texts);
    rows.push({ control, score, fails: failures(score) });
  }
  return rows;
}
