import { fileURLToPath } from "node:url";
import { promptFiles } from "../../../src/adapters/prompt-files.ts";
import type { Evidence } from "../../../src/answering/generation/source-block.ts";
import { loadPrompts } from "../../../src/answering/model-calls/prompts.ts";
import type { Article, Language } from "../../../src/domain/article.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";
import type { Log } from "../../../src/ports/log.ts";

export const prompts = loadPrompts(promptFiles(fileURLToPath(new URL("../../../prompts", import.meta.url))));
export const lexicon = createLexicon();
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** An article with what tests do not care about filled in. */
export function articleOf(id: string, text: string, facts: Partial<Article> = {}): Article {
  const language: Language = "zh-Hans";
  return { id, title: id, language, people: [], aliases: [], hash: id, published: "2025-06-09", text, ...facts };
}

/** Every line of an article as a sentence that may be cited. */
export function evidenceOf(article: Article): readonly Evidence[] {
  return article.text.split("\n").map((text, i) => ({ sentenceId: `${article.id}#${i}`, article, text }));
}

/** What the article of the tests says, and one true claim in English for each sentence. */
export const FORUM = articleOf(
  "forum",
  [
    "2025年6月8日，第七届医工融合论坛在天津滨海新区举行。",
    "来自24个国家和地区的1200多名代表参加论坛。",
    "张景安建议加大政策支持，推进产教融合。",
    "论坛签约项目36个，签约金额达8.3亿元。",
    "天津大学没有公布合作企业的名单。",
    "论坛由天津大学与上海交通大学共同主办。",
  ].join("\n"),
  {
    title: "第七届医工融合论坛在天津举行",
    publisher: "天津大学",
    people: [{ name: "张景安", romanised: "Zhang Jing'an" }],
    aliases: [
      { names: ["天津大学", "Tianjin University"] },
      { names: ["上海交通大学", "Shanghai Jiao Tong University"] },
    ],
  },
);

export const QUESTION = "张景安在论坛上建议什么？";
