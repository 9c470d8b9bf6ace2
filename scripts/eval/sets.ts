/** A figure the project must reach on a set. `most` marks a figure that must not be exceeded. */
export interface Bar {
  readonly measure:
    | "article first"
    | "article in five"
    | "gold in quotes"
    | "refusals"
    | "quoted characters"
    | "quotes verbatim"
    | "mean F1"
    | "pages under 0.5"
    | "truths accepted"
    | "lies accepted";
  readonly bar: number | null;
  readonly most?: true;
}

/** A set of questions over articles, all paths below the data root. */
export interface QuestionSet {
  readonly name: string;
  readonly articles: readonly string[];
  readonly questions: readonly string[];
  /** Asked in Simplified instead of as they are. */
  readonly folded?: true;
  readonly bars: readonly Bar[];
}

const bars = (first: number | null, five: number | null, gold: number | null): readonly Bar[] => [
  { measure: "article first", bar: first },
  { measure: "article in five", bar: five },
  { measure: "gold in quotes", bar: gold },
  { measure: "quoted characters", bar: 250, most: true },
  { measure: "quotes verbatim", bar: 1 },
];

/** The sets of the scorecard, with the bars they are held to. */
export const QUESTION_SETS: readonly QuestionSet[] = [
  {
    name: "crosslingual en→zh",
    articles: ["crosslingual/articles.zh.jsonl"],
    questions: ["crosslingual/questions.en-zh.jsonl"],
    bars: bars(0.84, 0.95, 0.8),
  },
  {
    name: "crosslingual zh→zh",
    articles: ["crosslingual/articles.zh.jsonl"],
    questions: ["crosslingual/questions.zh-zh.jsonl"],
    bars: bars(0.95, 0.995, 0.9),
  },
  {
    name: "crosslingual zh→en",
    articles: ["crosslingual/articles.en.jsonl"],
    questions: ["crosslingual/questions.zh-en.jsonl"],
    bars: bars(0.8, 0.93, null),
  },
  {
    name: "traditional",
    articles: ["traditional/articles.jsonl"],
    questions: ["traditional/questions.jsonl"],
    bars: bars(0.95, 0.995, 0.88),
  },
  {
    name: "traditional, asked in Simplified",
    articles: ["traditional/articles.jsonl"],
    questions: ["traditional/questions.jsonl"],
    folded: true,
    bars: bars(0.95, 0.995, 0.88),
  },
  {
    name: "news events, 8,000 distractors",
    articles: ["news/articles.jsonl.gz", "news/distractors.jsonl.gz"],
    questions: ["news/questions.event.jsonl"],
    bars: bars(0.97, null, null),
  },
  {
    name: "news facts, 8,000 distractors",
    articles: ["news/articles.jsonl.gz", "news/distractors.jsonl.gz"],
    questions: ["news/questions.fact.jsonl", "news/questions.unanswerable.jsonl"],
    bars: [...bars(0.8, 0.94, 0.76), { measure: "refusals", bar: null }],
  },
  {
    name: "corpus-dev, raw seeds",
    articles: ["../seeds"],
    questions: ["corpus-dev.jsonl"],
    bars: [...bars(null, null, 1), { measure: "refusals", bar: 1 }],
  },
  {
    name: "noise, with answers",
    articles: ["noise/articles.with-answers.jsonl.gz"],
    questions: ["noise/questions.jsonl"],
    bars: bars(null, null, null),
  },
  {
    name: "noise, only noise",
    articles: ["noise/articles.noise-only.jsonl.gz"],
    questions: ["noise/questions.jsonl"],
    bars: [{ measure: "refusals", bar: null }],
  },
];

/** What simple systems reach, as published with the data, on other rows of the same kinds. */
export const BASELINES: readonly (readonly [set: string, system: string, first: string, five: string, gold: string])[] =
  [
    ["English → Chinese paragraphs (240)", "BM25, jieba", "0.08", "(0.20 in twenty)", ""],
    [
      "English → Chinese paragraphs (240)",
      "BM25 over words, dictionary glosses and pinyin",
      "0.775",
      "0.913",
      "0.62 / 0.75",
    ],
    ["Chinese → Chinese paragraphs (240)", "the same", "0.941", "0.997", "0.79 / 0.91"],
    ["Traditional (1,000)", "the same, folded to Simplified", "0.933", "0.992", "0.78 / 0.87"],
    ["news facts (664 + 4,000)", "the same", "0.764", "0.918", "0.58 / 0.74"],
    ["news events (664 + 4,000)", "the same", "0.977", "1.000", ""],
    ["the five articles, English questions", "the same", "0.737", "1.000", "0.42 / 0.68"],
    ["the five articles, Chinese questions", "the same", "0.941", "1.000", "0.82 / 0.94"],
    ["pages", "@mozilla/readability", "mean F1 0.63", "", ""],
    ["pages", "defuddle", "mean F1 0.68", "", ""],
  ];
