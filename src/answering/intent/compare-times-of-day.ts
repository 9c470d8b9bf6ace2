import type { Article } from "../../domain/article.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { ComposedLine, ComposerParts, Composition } from "../composition.ts";
import { readAll } from "./compose-list.ts";
import { wordPattern } from "./word-pattern.ts";

/** The times of a day as questions and texts say them. */
const TIMES: readonly (readonly string[])[] = [
  ["morning", "上午", "早上"],
  ["afternoon", "下午"],
  ["evening", "night", "晚上", "傍晚"],
];

/** What one event had in the morning and in the afternoon, a sentence each; null where a question names fewer than two times of its day. */
export async function compareTimesOfDay(
  asked: AnalysedQuestion,
  sides: readonly Article[],
  parts: ComposerParts,
): Promise<Composition | null> {
  const times = TIMES.filter((words) => wordPattern(words).test(asked.folded));
  if (times.length < 2 || sides.length > 1) return null;
  const [article] = sides.length > 0 ? sides : await parts.relevant(asked, 1);
  if (article === undefined) return null;
  const [read] = await readAll([article], parts);
  const lines = times.flatMap((words): ComposedLine[] => {
    const told = read!.sentences.find(({ folded }) => wordPattern(words).test(folded));
    return told === undefined ? [] : [{ text: null, cites: [told.ref] }];
  });
  return lines.length < 2 ? null : { kind: "answer", lines, notices: [] };
}
