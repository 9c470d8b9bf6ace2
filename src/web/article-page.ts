import type { Article, Sentence } from "../domain/article.ts";
import { escapeHtml } from "../language/escape-html.ts";
import { articlePath, viewerPage } from "./viewer-page.ts";

/** An article as a page: what is known of it, who reprinted it, and its text as it stands, sentence n in a span with the id `s<n>`. */
export function articlePage(article: Article, sentences: readonly Sentence[], reprints: readonly Article[]): string {
  const { title, titleEn = "", publisher, published, people, language } = article;
  const imprint = [publisher, published].filter((fact) => fact !== undefined).map(escapeHtml);
  const english = titleEn === "" || titleEn === title ? "" : `<p lang="en">${escapeHtml(titleEn)}</p>`;
  const facts = [
    ["Event", [article.eventDate, article.place].filter((fact) => fact !== undefined).map(escapeHtml)],
    [
      "People",
      people.map(({ name, romanised }) => escapeHtml(romanised === undefined ? name : `${name} ${romanised}`)),
    ],
    ["Original", original(article.url)],
    ["Same text", reprints.map(reprintLink)],
  ] as const;
  const known = facts.filter(([, values]) => values.length > 0);
  const list = known.map(([name, values]) => `<dt>${name}</dt><dd>${values.join(" · ")}</dd>`).join("");
  return viewerPage(
    title,
    language,
    `<nav lang="en" aria-label="Corpus"><a href="/a">All articles</a></nav>
<header><h1>${escapeHtml(title)}</h1>${english}<p class="facts">${imprint.join(" · ")}</p>${list === "" ? "" : `<dl class="facts">${list}</dl>`}</header>
<article>${spans(article.text, sentences)}</article>`,
  );
}

function reprintLink({ id, title, publisher, published }: Article): string {
  const label = [publisher ?? title, published].filter((fact) => fact !== undefined).join(", ");
  return `<a href="${escapeHtml(articlePath(id))}">${escapeHtml(label)}</a>`;
}

/** A link to where the article stands on the web, if it is an address of the web. */
function original(url: string | undefined): readonly string[] {
  if (url === undefined || !/^https?:$/u.test(URL.parse(url)?.protocol ?? "")) return [];
  return [`<a href="${escapeHtml(url)}" rel="noopener noreferrer">${escapeHtml(url)}</a>`];
}

function spans(text: string, sentences: readonly Sentence[]): string {
  let html = "";
  let at = 0;
  for (const { id, start, end } of sentences) {
    const number = id.slice(id.lastIndexOf("#") + 1);
    html += `${escapeHtml(text.slice(at, start))}<span id="s${escapeHtml(number)}">${escapeHtml(text.slice(start, end))}</span>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}
