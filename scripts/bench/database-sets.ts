import { join } from "node:path";
import { asQuestion, type EvalQuestion } from "../eval/questions.ts";
import { readLines } from "../eval/read-lines.ts";
import { articlesFile, writeArticles } from "./material.ts";

/** A corpus and what it is asked. */
export interface DatabaseSet {
  readonly name: string;
  readonly articles: string;
  readonly questions: readonly EvalQuestion[];
}

/** Five hundred questions, or a part of them: on the news, of which there are `count` articles, and across languages. */
export function databaseSets(root: string, directory: string, count: number, part: number): readonly DatabaseSet[] {
  writeArticles(root, directory, count);
  const take = (file: string, most: number): readonly EvalQuestion[] =>
    readLines(join(root, file))
      .slice(0, Math.ceil(most * part))
      .map(asQuestion);
  return [
    {
      name: `news, ${count} articles`,
      articles: articlesFile(directory),
      questions: [
        ...take("news/questions.fact.jsonl", 150),
        ...take("news/questions.unanswerable.jsonl", 75),
        ...take("news/questions.event.jsonl", 75),
      ],
    },
    {
      name: "crosslingual, Chinese articles",
      articles: join(root, "crosslingual/articles.zh.jsonl"),
      questions: [...take("crosslingual/questions.en-zh.jsonl", 75), ...take("crosslingual/questions.zh-zh.jsonl", 50)],
    },
    {
      name: "crosslingual, English articles",
      articles: join(root, "crosslingual/articles.en.jsonl"),
      questions: take("crosslingual/questions.zh-en.jsonl", 75),
    },
  ];
}
