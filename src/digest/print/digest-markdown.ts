import type { Citation } from "../../domain/answer.ts";
import type { DigestPage, PageLine, PageStory } from "./digest-page.ts";

/** A digest in Markdown: a heading a story, its lines with their markers, its sources below, the receipt at the end. */
export function digestMarkdown({ title, empty, stories, receipt }: DigestPage): string {
  const parts = [`# ${plain(title)}`, ...empty.map(plain), ...stories.map(storyMarkdown), `*${plain(receipt)}*`];
  return `${parts.join("\n\n")}\n`;
}

function storyMarkdown({ headline, original, facts, lines, citations }: PageStory): string {
  const head = [`## ${plain(headline)}`, plain([original ?? "", ...facts].filter((fact) => fact !== "").join(" · "))];
  return [
    ...head.filter((part) => part !== ""),
    lines.map(lineMarkdown).join("\n"),
    sourcesOf(citations).join("\n"),
  ].join("\n\n");
}

function lineMarkdown({ label, text, markers, gloss }: PageLine): string {
  const named = label === null ? "" : `**${plain(label)}:** `;
  const under = gloss === null ? "" : `\n  ${plain(gloss)}`;
  return `- ${named}${plain(text)} ${plain(markers.map((marker) => `[${marker}]`).join(""))}${under}`;
}

/** One line a source: its markers, its title as a link, publisher and date. */
function sourcesOf(citations: readonly Citation[]): readonly string[] {
  return [...Map.groupBy(citations, ({ articleId }) => articleId).values()].map((same) => {
    const { title, url, publisher, date } = same[0]!;
    const named = url !== null && /^https?:\/\/[^\s()<>]+$/u.test(url) ? `[${plain(title)}](${url})` : plain(title);
    const facts = [named, ...[publisher, date].filter((fact) => fact !== null).map(plain)].join(" · ");
    return `${plain(same.map(({ marker }) => `[${marker}]`).join(""))} ${facts}  `;
  });
}

/** Text in which Markdown and HTML see nothing but text. */
function plain(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/[\\`*_[\]<>#|~]/gu, (mark) => `\\${mark}`)
    .replace(/&/gu, "&amp;");
}
