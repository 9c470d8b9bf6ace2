import type { Novelty } from "../../domain/told.ts";
import type { ReadArticles } from "../read-articles.ts";
import type { Story } from "../stories/story.ts";

/** A story as far as it is to be told; `beside` are sources of it that are not, but are known to its readers. */
export interface FreshStory extends Story {
  readonly beside: Story["sources"];
  readonly novelty?: Exclude<Novelty, "corrected">;
}

/** Cuts stories to the articles that are to be told, and says what each story is to its readers. */
export function freshStories(
  stories: readonly Story[],
  { shown, known, told, marked }: Pick<ReadArticles, "shown" | "known" | "told" | "marked">,
): readonly FreshStory[] {
  return stories.flatMap((story) => {
    const articles = story.articles.filter(({ article }) => shown.has(article.id));
    if (articles.length === 0) return [];
    const own = story.sources.filter(({ article }) => shown.has(article.id));
    const sources = own.length > 0 ? own : articles.slice(0, 1);
    const beside = story.sources.filter(({ article }) => !shown.has(article.id));
    const isKnown = ({ article }: Story["articles"][number]): boolean => known.has(article.id);
    const continues = story.articles.some((each) => isKnown(each) || told.has(each.article.id));
    const novelty = articles.every(isKnown) ? "repeated" : continues ? "updated" : "new";
    return [{ sources, articles, beside, ...(marked ? { novelty } : {}) }];
  });
}
