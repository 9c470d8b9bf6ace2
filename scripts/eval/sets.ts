/** What is measured. Shares go from 0 to 1. */
export type Measure =
  | "article first"
  | "in first five"
  | "gold quoted"
  | "first quote holds it"
  | "quotes an answer"
  | "clean"
  | "answered"
  | "refused"
  | "helped"
  | "quotes verbatim"
  | "turns right"
  | "mean F1"
  | "pages under 0.5"
  | "truths accepted"
  | "lies accepted";

/** Figures that a bar limits from above. */
export const LIMITED_ABOVE: ReadonlySet<Measure> = new Set(["quotes an answer", "pages under 0.5", "lies accepted"]);

/** The measures of a set with what each must reach; null where it is only told. */
export type Bars = Partial<Readonly<Record<Measure, number | null>>>;

/** A set of questions or conversations over articles; paths stand below the data root, those with "/" at their head below the project. */
export interface QuestionSet {
  readonly name: string;
  readonly articles: readonly string[];
  readonly questions: readonly string[];
  /** Only articles of odd lines are indexed: the questions of the others must be refused. */
  readonly halved?: true;
  /** The articles that answer were left out: whatever is answered is wrong. */
  readonly unanswerable?: true;
  /** Asked in Simplified instead of as they are. */
  readonly folded?: true;
  readonly threads?: true;
  /** Left out of a quick run. */
  readonly slow?: true;
  readonly bars: Bars;
}

const CHINESE = ["crosslingual/articles.zh.jsonl"];
const ENGLISH = ["crosslingual/articles.en.jsonl"];
const TRADITIONAL = ["traditional/articles.jsonl"];
const NEWS = ["news/articles.jsonl.gz", "news/distractors.jsonl.gz"];
const CORPUS = ["/corpus"];

/** First, in five, gold quoted, first quote holds it, quotes an answer; every quote stands in its article. */
const found = (first: number, five: number, gold: number, firstQuote: number, quotes: number): Bars => ({
  "article first": first,
  "in first five": five,
  "gold quoted": gold,
  "first quote holds it": firstQuote,
  "quotes an answer": quotes,
  "quotes verbatim": 1,
});

/** The sets of the scorecard, those over the same articles beside each other. */
export const QUESTION_SETS: readonly QuestionSet[] = [
  {
    name: "crosslingual en→zh",
    articles: CHINESE,
    questions: ["crosslingual/questions.en-zh.jsonl"],
    bars: found(0.9, 0.98, 0.86, 0.7, 1.8),
  },
  {
    name: "crosslingual zh→zh",
    articles: CHINESE,
    questions: ["crosslingual/questions.zh-zh.jsonl"],
    bars: found(0.975, 0.998, 0.93, 0.82, 1.6),
  },
  {
    name: "crosslingual zh→en",
    articles: ENGLISH,
    questions: ["crosslingual/questions.zh-en.jsonl"],
    bars: found(0.89, 0.975, 0.82, 0.7, 1.8),
  },
  {
    name: "traditional",
    articles: TRADITIONAL,
    questions: ["traditional/questions.jsonl"],
    bars: found(0.955, 0.995, 0.91, 0.79, 1.7),
  },
  {
    name: "traditional, asked in Simplified",
    articles: TRADITIONAL,
    questions: ["traditional/questions.jsonl"],
    folded: true,
    slow: true,
    bars: found(0.955, 0.995, 0.91, 0.79, 1.7),
  },
  {
    name: "absent en→zh",
    articles: CHINESE,
    questions: ["crosslingual/questions.en-zh.jsonl"],
    halved: true,
    bars: { answered: 0.93, refused: 0.6 },
  },
  {
    name: "absent zh→zh",
    articles: CHINESE,
    questions: ["crosslingual/questions.zh-zh.jsonl"],
    halved: true,
    bars: { answered: 0.95, refused: 0.82 },
  },
  {
    name: "absent zh→en",
    articles: ENGLISH,
    questions: ["crosslingual/questions.zh-en.jsonl"],
    halved: true,
    bars: { answered: 0.93, refused: 0.65 },
  },
  {
    name: "absent, traditional",
    articles: TRADITIONAL,
    questions: ["traditional/questions.jsonl"],
    halved: true,
    bars: { answered: 0.95, refused: 0.8 },
  },
  {
    name: "noise, with answers",
    articles: ["noise/articles.with-answers.jsonl.gz"],
    questions: ["noise/questions.jsonl"],
    bars: { "gold quoted": 0.8, answered: 0.9, "quotes an answer": null },
  },
  {
    name: "noise, only noise",
    articles: ["noise/articles.noise-only.jsonl.gz"],
    questions: ["noise/questions.jsonl"],
    unanswerable: true,
    bars: { refused: 0.55 },
  },
  {
    name: "everyday",
    articles: CORPUS,
    questions: ["everyday/questions.jsonl"],
    bars: {
      "gold quoted": 0.88,
      clean: 0.7,
      refused: 0.8,
      helped: 0.95,
      "quotes an answer": null,
      "quotes verbatim": 1,
    },
  },
  {
    name: "threads",
    articles: CORPUS,
    questions: ["everyday/threads.jsonl"],
    threads: true,
    bars: { "turns right": 0.85 },
  },
  {
    name: "corpus-dev, corpus",
    articles: CORPUS,
    questions: ["corpus-dev.jsonl"],
    bars: { "gold quoted": 0.95, refused: 1, clean: null, "quotes an answer": null },
  },
  {
    name: "corpus-dev, raw seeds",
    articles: ["../seeds"],
    questions: ["corpus-dev.jsonl"],
    bars: { "gold quoted": 0.95, refused: 1, clean: null, "quotes an answer": null },
  },
  {
    name: "news events",
    articles: NEWS,
    questions: ["news/questions.event.jsonl"],
    slow: true,
    bars: { "article first": 0.98, "in first five": 1, "quotes verbatim": 1 },
  },
  {
    name: "news facts",
    articles: NEWS,
    questions: ["news/questions.fact.jsonl", "news/questions.unanswerable.jsonl"],
    slow: true,
    bars: {
      "article first": 0.77,
      "in first five": 0.905,
      "gold quoted": 0.85,
      refused: 0.343,
      "first quote holds it": null,
      "quotes an answer": null,
    },
  },
];

/** Our own questions over `corpus/`, which need no evaluation data. */
export const OWN_SET: QuestionSet = {
  name: "our own questions",
  articles: CORPUS,
  questions: ["/test/fixtures/eval/questions.jsonl"],
  bars: {
    "article first": 0.9,
    "in first five": 1,
    "gold quoted": 0.7,
    refused: 0.75,
    "quotes an answer": null,
    "quotes verbatim": 1,
  },
};

/** What pages and claims must reach. */
export const PAGE_BARS: Bars = { "mean F1": 0.93, "pages under 0.5": 0 };
export const CLAIM_BARS: Bars = { "truths accepted": null, "lies accepted": null };
