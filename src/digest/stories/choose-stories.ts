import { dateOf } from "../../retrieval/article-period.ts";
import type { TopicFound } from "../topic.ts";
import type { Story } from "./story.ts";

/** A story older than the newest by this many days is worth half a source less than it. */
const HALF_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Stories by what they are worth to a reader, best first: by how many independent sources report them (each doubling counts
 * one), by how new they are beside the newest, and by how close to the topic.
 */
export function chooseStories<S extends Story>(stories: readonly S[], topic: TopicFound | null): readonly S[] {
  const days = stories.map(newestDay);
  const newest = Math.max(...days.filter((day) => day !== null));
  const worth = stories.map(({ sources, articles }, i) => {
    const age = days[i] == null ? Number.POSITIVE_INFINITY : (newest - days[i]) / DAY_MS;
    const close = topic === null ? 0 : Math.max(...articles.map(({ article }) => topic.closeness.get(article.id) ?? 0));
    return Math.log2(sources.length) + 1 / (1 + age / HALF_DAYS) + 2 * close;
  });
  const order = [...stories.keys()].sort((a, b) => worth[b]! - worth[a]! || (days[b] ?? 0) - (days[a] ?? 0) || a - b);
  return order.map((i) => stories[i]!);
}

/** Milliseconds of the day of a story's newest source; null when none has one. */
function newestDay({ sources }: Story): number | null {
  const days = sources.map(({ article }) => Date.parse(dateOf(article) ?? "")).filter(Number.isFinite);
  return days.length === 0 ? null : Math.max(...days);
}
