import type { Article } from "../domain/article.ts";
import { escapeHtml } from "../language/escape-html.ts";
import { fold } from "../language/fold.ts";
import { articlePath, viewerPage } from "./viewer-page.ts";

/** A page longer than this is of use to nobody: the search finds the rest. */
const SHOWN = 200;

/** The corpus as a list, newest first; with `query`, the articles that hold every word of it, in whichever script. */
export function corpusPage(articles: readonly Article[], query: string): string {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  const found = articles.filter((article) => words.length === 0 || holds(article, words)).toSorted(newestFirst);
  const shown = found.slice(0, SHOWN);
  const noun = found.length === 1 ? "article" : "articles";
  const count =
    shown.length < found.length ? `${found.length} ${noun}, the newest ${SHOWN} shown` : `${found.length} ${noun}`;
  return viewerPage(
    "Articles",
    "en",
    `<main><h1>Articles</h1>
<form action="/a" role="search"><input type="search" name="q" value="${escapeHtml(query)}" aria-label="Search the articles"><button>Search</button></form>
<p class="count">${count}</p>
<ol>${shown.map(itemHtml).join("\n")}</ol></main>`,
  );
}

function holds({ title, titleEn = "", publisher = "", text }: Article, words: readonly string[]): boolean {
  const folded = fold([title, titleEn, publisher, text].join("\n"));
  return words.every((word) => folded.includes(word));
}

function newestFirst(a: Article, b: Article): number {
  return (b.published ?? "").localeCompare(a.published ?? "") || a.id.localeCompare(b.id);
}

function itemHtml({ id, title, titleEn, publisher, published, language }: Article): string {
  const facts = [titleEn, publisher, published].filter((fact) => fact !== undefined).map(escapeHtml);
  return `<li><a lang="${language}" href="${escapeHtml(articlePath(id))}">${escapeHtml(title)}</a><br><span class="facts">${facts.join(" · ")}</span></li>`;
}
