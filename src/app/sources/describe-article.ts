import type { IngestedArticle } from "../../domain/article.ts";

/** Sentences shown of an article before it is added. */
const SENTENCES = 3;
const LONGEST = 300;

/** What an article would be in the corpus, in lines for people: its facts, its first sentences, what was taken away. */
export function describeArticle({ article, sentences, removed }: IngestedArticle): readonly string[] {
  const { title, publisher, published, url, text } = article;
  const facts = [publisher ?? "publisher unknown", published ?? "date unknown", ...(url === undefined ? [] : [url])];
  const first = sentences.slice(0, SENTENCES).map(({ start, end }) => text.slice(start, end));
  return [
    title,
    facts.join(" · "),
    ...first.map((line) => `  ${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}`),
    `${sentences.length} sentences; ${takenAway(removed)}`,
  ];
}

function takenAway(removed: IngestedArticle["removed"]): string {
  if (removed.length === 0) return "nothing was taken away";
  const rules = [...Map.groupBy(removed, ({ reason, rule }) => rule ?? reason)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([rule, all]) => `${rule} ${all.length}`);
  return `${removed.length} pieces were taken away (${rules.join(", ")})`;
}
