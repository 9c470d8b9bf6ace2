import type { Article } from "../domain/article.ts";

/** The date an article stands under: when it was published, else when its event was. ISO day, month or year, or null. */
export function dateOf(article: Article): string | null {
  return article.published ?? article.eventDate ?? null;
}

/**
 * True when the article is known to fall between two ISO days, both included, either left open. A date known only to the
 * month or the year counts when all of it lies inside; an article without any date counts only when both are open.
 */
export function inPeriod(article: Article, since: string | undefined, until: string | undefined): boolean {
  if (since === undefined && until === undefined) return true;
  const date = dateOf(article);
  if (date === null) return false;
  return (since === undefined || firstDay(date) >= since) && (until === undefined || lastDay(date) <= until);
}

/** Orders articles newest first; those without a date come last; articles of one day stand by id, so that order is stable. */
export function newestFirst(a: Article, b: Article): number {
  const [dateA, dateB] = [dateOf(a) ?? "", dateOf(b) ?? ""];
  if (dateA !== dateB) return dateA > dateB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Orders articles oldest first; those without a date come last here too. */
export function oldestFirst(a: Article, b: Article): number {
  const [dateA, dateB] = [dateOf(a) ?? "9999", dateOf(b) ?? "9999"];
  if (dateA !== dateB) return dateA < dateB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function firstDay(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}

function lastDay(date: string): string {
  if (date.length >= 10) return date;
  const month = date.length >= 7 ? Number(date.slice(5, 7)) : 12;
  return new Date(Date.UTC(Number(date.slice(0, 4)), month, 0)).toISOString().slice(0, 10);
}
