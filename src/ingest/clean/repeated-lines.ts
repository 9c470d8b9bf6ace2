import type { Line, Page } from "../extract/page.ts";

/** Fewer pages of one site say nothing about what its pages have in common. */
const LEAST_PAGES = 3;
/** A line is the site's, not the article's, when at least this part of the site's pages have it. */
const SHARE = 0.5;
/** A page that consists of repeated lines is a reprint, not boilerplate. */
const REPRINT = 0.5;

/**
 * Takes away the lines that repeat across pages of one site read together (by host, else by the site's name), with the
 * reason "repeated". Gives the pages in the order given.
 */
export function dropRepeatedLines(pages: readonly Page[]): readonly Page[] {
  const sites = Map.groupBy(pages, siteOf);
  sites.delete("");
  const repeated = new Map([...sites].map(([site, group]) => [site, repeatedIn(group)]));
  return pages.map((page) => without(page, repeated.get(siteOf(page)) ?? new Set()));
}

function siteOf({ facts }: Page): string {
  const host = facts.url === undefined ? null : URL.parse(facts.url)?.host;
  return host ?? facts.site ?? facts.publisher ?? "";
}

function repeatedIn(group: readonly Page[]): ReadonlySet<string> {
  if (group.length < LEAST_PAGES) return new Set();
  const counts = new Map<string, number>();
  for (const page of group) {
    for (const text of new Set(page.lines.map((line) => line.text))) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const least = Math.max(LEAST_PAGES, group.length * SHARE);
  return new Set([...counts].filter(([, count]) => count >= least).map(([text]) => text));
}

function without(page: Page, repeated: ReadonlySet<string>): Page {
  const gone = page.lines.filter((line) => repeated.has(line.text));
  if (gone.length === 0 || length(gone) > length(page.lines) * REPRINT) return page;
  const removed = gone.map((line) => ({ reason: "repeated" as const, text: line.text }));
  return {
    ...page,
    lines: page.lines.filter((line) => !repeated.has(line.text)),
    removed: [...page.removed, ...removed],
  };
}

function length(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.text.length, 0);
}
