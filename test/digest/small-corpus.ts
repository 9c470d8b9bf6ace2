import type { Article, Sentence } from "../../src/domain/article.ts";
import { splitSentences } from "../../src/language/sentences.ts";

export function makeArticle(id: string, text: string, over: Partial<Article> = {}): Article {
  return { id, title: `标题 ${id}`, language: "zh-Hans", people: [], aliases: [], hash: id, text, ...over };
}

export function sentencesIn(article: Article): readonly Sentence[] {
  return splitSentences(article.text).map((span, n) => ({ id: `${article.id}#${n}`, ...span }));
}

/** What `createDigest` reads from, over these articles. */
export function corpusOf(articles: readonly Article[]) {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return {
    index: { articles: async () => articles },
    sentencesOf: async (id: string) => {
      const article = byId.get(id);
      return article === undefined ? [] : sentencesIn(article);
    },
  };
}
