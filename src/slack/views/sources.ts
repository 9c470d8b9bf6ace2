import type { types } from "@slack/bolt";
import type { Citation } from "../../domain/answer.ts";
import { linkOrText, plain, richText, section } from "./rich-text.ts";
import { cutText, linkLabel } from "./safe-text.ts";

/** "[1] [2]", for the markers of a line. */
export function markersOf(markers: readonly number[]): string {
  return markers.map((marker) => `[${marker}]`).join(" ");
}

/** Citations of one article together, articles in the order first cited. */
function byArticle(citations: readonly Citation[]): readonly (readonly Citation[])[] {
  return [...Map.groupBy(citations, (citation) => citation.articleId).values()];
}

/** An English title longer than this is cut: the line also holds the article's own. */
const TITLE_LIMIT = 200;

/** " · English title · publisher · date", as far as known and needed. */
function imprint({ gloss, publisher, date }: Citation): string {
  return [cutText(gloss?.titleEn ?? "", TITLE_LIMIT), publisher ?? "", date ?? ""]
    .filter((fact) => fact !== "")
    .map((fact) => ` · ${linkLabel(fact)}`)
    .join("");
}

/** One line for each source: its markers, its title as a link, publisher and date. */
export function sourcesBlock(citations: readonly Citation[]): types.RichTextBlock {
  const lines = byArticle(citations).flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const markers = plain(`${markersOf(same.map((citation) => citation.marker))} `);
    return [section(markers, linkOrText(first.title, first.url), plain(imprint(first)))];
  });
  return richText(...lines);
}

/** The same lines as plain words, for the fallback text. No addresses: the blocks carry them. */
export function sourcesText(citations: readonly Citation[]): string {
  const lines = byArticle(citations).flatMap((same) => {
    const [first] = same;
    return first
      ? [`${markersOf(same.map((citation) => citation.marker))} ${linkLabel(first.title)}${imprint(first)}`]
      : [];
  });
  return lines.join("\n");
}

/** How many characters the source lines take at most. */
export function sourcesCost(citations: readonly Citation[]): number {
  return byArticle(citations).reduce(
    (sum, [first]) =>
      sum +
      260 +
      (first?.url?.length ?? 0) +
      (first?.publisher?.length ?? 0) +
      Math.min(first?.gloss?.titleEn?.length ?? 0, TITLE_LIMIT),
    0,
  );
}
