import type { Language } from "../../domain/article.ts";
import type { Said } from "../evidence/disagreement.ts";
import { type RefusalFacts, refusalWords } from "./refusal-words.ts";

/** The words around the quotes, in the asker's language. */
export interface Frame {
  /** Why there is no answer. */
  refusal(facts: RefusalFacts): string;
  readonly emptyCorpus: string;
  readonly outside: string;
  asOf(date: string): string;
  reprints(count: number): string;
  /** How many independent sources, 2 or more. */
  sources(count: number): string;
  /** Sources that give different numbers, each with its day. */
  differ(said: readonly Said[]): string;
  /** The model could not be used, for this reason; the answer quotes instead. */
  quotesInstead(reason: string): string;
  /** The model stopped after some proved lines, for this reason. */
  cutShort(reason: string): string;
  readonly nothingProved: string;
  /** Said when the lines are in another language than what they quote. */
  readonly translated: string;
}

const en: Frame = {
  refusal: (facts) => refusalWords("en", facts),
  emptyCorpus: "The corpus is empty. Ingest some articles first: wenzhai ingest PATH.",
  outside: "I only answer questions from the articles of this corpus, with quotes; anything else is outside my job.",
  asOf: (date) => `As of ${date}, the newest source here.`,
  reprints: (count) =>
    `${count} more ${count === 1 ? "article reprints" : "articles reprint"} the same text; each source counts once.`,
  sources: (count) => `The quotes come from ${count} independent sources.`,
  differ: (said) => `The sources differ: ${said.map(({ source, value }) => `${source} says ${value}`).join(", ")}.`,
  cutShort: (reason) => `The answer stops here: ${reason}`,
  quotesInstead: (reason) => `Quoted without a model: ${reason}`,
  nothingProved: "Quoted without a model: nothing the model wrote could be proved from the articles.",
  translated: "The sentences in English are our translation; the quotes are the articles' own words.",
};

const zhHans: Frame = {
  refusal: (facts) => refusalWords("zh-Hans", facts),
  emptyCorpus: "语料库是空的。请先导入文章:wenzhai ingest PATH。",
  outside: "我只根据语料库中的文章回答问题并给出原文;其他事情不在我的职责之内。",
  asOf: (date) => `以上内容截至${date},即这里最新的来源。`,
  reprints: (count) => `另有${count}篇文章转载了同一内容;每个来源只计一次。`,
  sources: (count) => `引文来自${count}个独立来源。`,
  differ: (said) => `各来源说法不一:${said.map(({ source, value }) => `${source}为${value}`).join(",")}。`,
  cutShort: (reason) => `回答到此为止:${reason}`,
  quotesInstead: (reason) => `未使用模型,直接引用原文:${reason}`,
  nothingProved: "未使用模型,直接引用原文:模型所写的内容无法由文章证实。",
  translated: "中文句子是我们的译文;引文是文章的原文。",
};

const zhHant: Frame = {
  refusal: (facts) => refusalWords("zh-Hant", facts),
  emptyCorpus: "語料庫是空的。請先匯入文章:wenzhai ingest PATH。",
  outside: "我只根據語料庫中的文章回答問題並給出原文;其他事情不在我的職責之內。",
  asOf: (date) => `以上內容截至${date},即這裡最新的來源。`,
  reprints: (count) => `另有${count}篇文章轉載了同一內容;每個來源只計一次。`,
  sources: (count) => `引文來自${count}個獨立來源。`,
  differ: (said) => `各來源說法不一:${said.map(({ source, value }) => `${source}為${value}`).join(",")}。`,
  cutShort: (reason) => `回答到此為止:${reason}`,
  quotesInstead: (reason) => `未使用模型,直接引用原文:${reason}`,
  nothingProved: "未使用模型,直接引用原文:模型所寫的內容無法由文章證實。",
  translated: "中文句子是我們的譯文;引文是文章的原文。",
};

/** The frame of a language. */
export function frameOf(language: Language): Frame {
  return { en, "zh-Hans": zhHans, "zh-Hant": zhHant }[language];
}
