import { fileURLToPath } from "node:url";
import type { Evidence } from "../../../src/answering/generation/source-block.ts";
import type { IngestedArticle, Language } from "../../../src/domain/article.ts";
import { readArticles } from "../../../src/ingest/sources/read-articles.ts";

/** What the stand-in says: a claim about the sentence that holds `about`. */
export interface Said {
  readonly about: string;
  readonly text: string;
  /** For the judge to see through, where no veto does. */
  readonly untrue?: true;
}

/** A question over one article of the corpus, and what a model stood in for says to it, first and when asked to mend. */
export interface RecordedCase {
  readonly question: string;
  readonly language: Language;
  readonly articleId: string;
  readonly says: readonly Said[];
  readonly mends?: readonly Said[];
  /** How many lines of these are shown. */
  readonly lines: number;
}

export const MODEL = "stand-in";

const SHANGHAI = "000_fa1005e2654b984d";
const XIAN = "003_de6322a0c7d3a92b";

export const CASES: readonly RecordedCase[] = [
  {
    question: "What did Zhang Jing'an recommend at the 2025 conference?",
    language: "en",
    articleId: SHANGHAI,
    says: [
      {
        about: "建议：政策支持",
        text: "Zhang Jing'an recommended more policy support and technology transfer, with attention to ethics and safety.",
      },
      { about: "到会的专家学者", text: "More than 600 experts attended the conference." },
    ],
    mends: [{ about: "到会的专家学者", text: "More than 400 experts and scholars attended the conference." }],
    lines: 2,
  },
  {
    question: "张景安在上海的大会上有哪些建议？",
    language: "zh-Hans",
    articleId: SHANGHAI,
    says: [
      { about: "建议：政策支持", text: "张景安建议加强政策支持，深化产教融合，推动技术转化，注重伦理与安全。" },
      { about: "建议：政策支持", text: "张景安决定加强政策支持。", untrue: true },
    ],
    mends: [{ about: "建议：政策支持", text: "范先群建议加强政策支持。", untrue: true }],
    lines: 1,
  },
  {
    question: "公利医院什么时候成为上海健康医学院的附属医院？",
    language: "zh-Hans",
    articleId: SHANGHAI,
    says: [{ about: "公利医院已于", text: "公利医院于2025年3月成为上海健康医学院的附属医院。" }],
    lines: 1,
  },
  {
    question: "第十一屆醫工協同科技創新學術年會什麼時候舉行？",
    language: "zh-Hant",
    articleId: XIAN,
    says: [
      { about: "2021年1月23日8時", text: "第十一屆醫工協同科技創新學術年會於2021年1月23日在線上舉行。" },
      { about: "2021年1月23日8時", text: "年會於2021年2月23日在線上舉行。" },
    ],
    mends: [],
    lines: 1,
  },
  { question: "Who won the football match?", language: "en", articleId: XIAN, says: [], lines: 0 },
];

const articles = new Map<string, IngestedArticle>();
for await (const reading of readArticles([fileURLToPath(new URL("../../../corpus", import.meta.url))])) {
  if (reading.kind === "article") articles.set(reading.ingested.article.id, reading.ingested);
}

/** The sentences a case is answered from: its article's, from the first. */
export function evidenceFor({ articleId }: RecordedCase): readonly Evidence[] {
  const { article, sentences } = articles.get(articleId)!;
  return sentences.map(({ id, start, end }) => ({ sentenceId: id, article, text: article.text.slice(start, end) }));
}

/** What a judge that knows the case says of a claim. */
export function isTrueOf({ says, mends = [] }: RecordedCase, text: string): boolean {
  return [...says, ...mends].some((each) => each.text === text && each.untrue === undefined);
}
