import { createHash } from "node:crypto";
import type { Article, Sentence } from "../domain/article.ts";
import { escapeHtml } from "../language/escape-html.ts";

const STYLE = `
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.8 "Noto Serif CJK SC", "Source Han Serif SC", serif; }
header p { color: #666; }
article { white-space: pre-wrap; overflow-wrap: anywhere; }
span:target { background: #ffec99; }
@media (prefers-color-scheme: dark) { body { background: #111; color: #ddd; } a { color: #9cf; } span:target { background: #664d00; } }
`;

/** What a browser may do with the page: show it in its own style, and nothing else. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** An article as a page: its text as it stands, sentence n in a span with the id `s<n>`. */
export function articlePage(article: Article, sentences: readonly Sentence[]): string {
  const title = escapeHtml(article.title);
  const facts = [article.publisher, article.published].filter((fact) => fact !== undefined).map(escapeHtml);
  return `<!doctype html>
<html lang="${article.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body>
<header><h1>${title}</h1><p>${[...facts, ...original(article.url)].join(" · ")}</p></header>
<article>${spans(article.text, sentences)}</article>
</body>
</html>
`;
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
