import type { Language } from "../../domain/article.ts";
import type { DigestPage, PageLine, PageStory } from "./digest-page.ts";

const STYLE =
  "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif}h2{font-size:1.1rem;margin:2rem 0 .2rem}.facts,.gloss,.receipt,footer{color:#666;font-size:.85rem}li{margin:.4rem 0}";

/** A digest as one page without scripts, which a browser or a mail reader shows as it is. */
export function digestHtml({ title, empty, stories, receipt }: DigestPage, language: Language): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${safe(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${safe(title)}</h1>`,
    ...empty.map((line) => `<p>${safe(line)}</p>`),
    ...stories.map(storyHtml),
    `<p class="receipt">${safe(receipt)}</p>`,
    "</body></html>",
    "",
  ].join("\n");
}

function storyHtml({ headline, original, facts, lines, citations }: PageStory): string {
  const sources = [...Map.groupBy(citations, ({ articleId }) => articleId).values()].map((same) => {
    const { title, url, publisher, date } = same[0]!;
    const named = url !== null && /^https?:\/\//u.test(url) ? `<a href="${safe(url)}">${safe(title)}</a>` : safe(title);
    const rest = [publisher, date].filter((fact) => fact !== null).map((fact) => ` · ${safe(fact)}`);
    return `<div>${same.map(({ marker }) => `<span id="c${marker}">[${marker}]</span>`).join("")} ${named}${rest.join("")}</div>`;
  });
  const about = [original ?? "", ...facts].filter((fact) => fact !== "").join(" · ");
  return `<section><h2>${safe(headline)}</h2><p class="facts">${safe(about)}</p><ul>${lines.map(lineHtml).join("")}</ul><footer>${sources.join("")}</footer></section>`;
}

function lineHtml({ label, text, markers, gloss }: PageLine): string {
  const named = label === null ? "" : `<b>${safe(label)}:</b> `;
  const cited = markers.map((marker) => `<a href="#c${marker}">[${marker}]</a>`).join("");
  const under = gloss === null ? "" : `<div class="gloss">${safe(gloss)}</div>`;
  return `<li>${named}${safe(text)} ${cited}${under}</li>`;
}

function safe(text: string): string {
  return text.replace(
    /[&<>"']/gu,
    (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[char]!,
  );
}
