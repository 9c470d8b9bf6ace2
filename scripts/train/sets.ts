import { join } from "node:path";
import type { LanguagePair } from "../../src/retrieval/ranking/learned-weights.ts";
import { readLines } from "../eval/read-lines.ts";

/** An article as the evaluation data have it. */
export interface TrainingArticle {
  readonly id: string;
}

/** A question, the articles that answer it, and strings one of which the sentence that answers holds. */
export interface TrainingQuestion {
  readonly id: string;
  readonly question: string;
  readonly relevant: readonly string[];
  readonly answers: readonly string[];
}

/** Questions over articles, asked and written in one pair of languages. */
export interface TrainingSet {
  readonly name: string;
  readonly pair: LanguagePair;
  readonly articles: readonly TrainingArticle[];
  readonly questions: readonly TrainingQuestion[];
}

/** Questions about news, of each kind: as many as of the other sets together weigh, and embedded in minutes. */
const NEWS = { facts: 150, unanswerable: 75 };
/** Background of the news: enough that an article has rivals, few enough to embed in minutes. */
const DISTRACTORS = 600;

/** The sets that weights are learned from: not noise/, whose licence allows measuring only. */
export function trainingSets(data: string): readonly TrainingSet[] {
  const articles = (path: string) => readLines<TrainingArticle>(join(data, path));
  const questions = (path: string) => readLines<TrainingQuestion>(join(data, path));
  const [zh, en] = [articles("crosslingual/articles.zh.jsonl"), articles("crosslingual/articles.en.jsonl")];
  const [enZh, zhEn] = [
    questions("crosslingual/questions.en-zh.jsonl"),
    questions("crosslingual/questions.zh-en.jsonl"),
  ];
  return [
    { name: "crosslingual en→zh", pair: "en-zh", articles: zh, questions: enZh },
    { name: "crosslingual zh→en", pair: "zh-en", articles: en, questions: zhEn },
    { name: "crosslingual en→en", pair: "en-en", articles: en, questions: inEnglish(enZh, zhEn) },
    {
      name: "crosslingual zh→zh",
      pair: "zh-zh",
      articles: zh,
      questions: questions("crosslingual/questions.zh-zh.jsonl"),
    },
    {
      name: "traditional",
      pair: "zh-zh",
      articles: articles("traditional/articles.jsonl"),
      questions: questions("traditional/questions.jsonl"),
    },
    {
      name: "news facts",
      pair: "zh-zh",
      articles: [...articles("news/articles.jsonl.gz"), ...articles("news/distractors.jsonl.gz").slice(0, DISTRACTORS)],
      questions: [
        ...questions("news/questions.fact.jsonl").slice(0, NEWS.facts),
        ...questions("news/questions.unanswerable.jsonl").slice(0, NEWS.unanswerable),
      ],
    },
  ];
}

/** The English questions with the English articles and answers of the same questions asked in Chinese. */
function inEnglish(asked: readonly TrainingQuestion[], told: readonly TrainingQuestion[]): readonly TrainingQuestion[] {
  const key = ({ id }: TrainingQuestion): string => id.split("#")[0]!;
  const known = new Map(told.map((each) => [key(each), each]));
  return asked.flatMap((each) => {
    const other = known.get(key(each));
    return other === undefined ? [] : [{ ...each, relevant: other.relevant, answers: other.answers }];
  });
}
