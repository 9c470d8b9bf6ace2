import type { TopicFound } from "../../src/digest/topic.ts";
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

/** A topic that articles are on when their text holds a word, and sentences speak of when they do. */
export function topicOf(articles: readonly Article[], word: string): TopicFound {
  return {
    closeness: new Map(articles.filter(({ text }) => text.includes(word)).map(({ id }) => [id, 1])),
    names: ({ title }) => title.includes(word),
    says: ({ text }, { start, end }) => (text.slice(start, end).includes(word) ? 1 : 0),
  };
}
