import type { Article } from "../domain/article.ts";
import { gramsOf, isReprint } from "../retrieval/ranking/reprints.ts";

/** Characters of a sample: so many in a row are shared by reprints, and seldom by others. */
const SAMPLE = 12;
const SAMPLES = 16;

/**
 * The other articles that print the same text, oldest first. Only those that share a sample of it letter by letter are compared:
 * a reprint in the other Chinese script is not found.
 */
export function findReprints(article: Article, articles: readonly Article[]): readonly Article[] {
  const samples = samplesOf(article.text);
  const near = articles.filter(({ id, text }) => id !== article.id && samples.some((sample) => text.includes(sample)));
  const grams = gramsOf(article.text);
  return near
    .filter(({ text }) => isReprint(grams, gramsOf(text)))
    .toSorted((a, b) => (a.published ?? "").localeCompare(b.published ?? "") || a.id.localeCompare(b.id));
}

/** Pieces of a text, evenly spread. */
function samplesOf(text: string): readonly string[] {
  const step = Math.max(1, Math.floor((text.length - SAMPLE) / SAMPLES));
  return Array.from({ length: SAMPLES }, (_, n) => text.slice(n * step, n * step + SAMPLE)).filter(
    (sample) => sample.trim().length === SAMPLE,
  );
}
