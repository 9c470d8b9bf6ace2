import { Converter } from "opencc-js";
import type { Article } from "../../src/domain/article.ts";
import { splitSentences } from "../../src/language/sentences.ts";

const traditional = Converter({ from: "cn", to: "tw" });

/** The ways an article is printed again by others. */
const WAYS: readonly ((article: Article, sentences: readonly string[]) => Partial<Article>)[] = [
  (_, sentences) => ({ text: sentences.slice(0, Math.max(2, Math.ceil(sentences.length * 0.6))).join("") }),
  (_, sentences) => ({ text: sentences.filter((_, i) => i % 4 !== 3).join("") }),
  ({ text, title }) => ({ text: traditional(text), title: traditional(title), language: "zh-Hant" }),
  ({ title }, sentences) => ({
    title: `最新：${title.slice(0, Math.ceil(title.length * 0.7))}`,
    text: `本网讯 据媒体报道，${sentences.join("")}更多内容请看本网专题。（责任编辑：小文）`,
  }),
  (_, [first = "", ...rest]) => ({
    text: [first, ...rest.toReversed()].join("").replaceAll("表示", "说").replaceAll("目前", "眼下"),
  }),
];

/** One near-reprint for each of the articles, made in turn by cutting, leaving out, converting, framing and moving text. */
export function nearReprints(articles: readonly Article[]): readonly Article[] {
  return articles.map((article, i) => {
    const sentences = splitSentences(article.text).map(({ start, end }) => article.text.slice(start, end));
    const made = WAYS[i % WAYS.length]!(article, sentences);
    return { ...article, ...made, id: `${article.id}~${i % WAYS.length}` };
  });
}
