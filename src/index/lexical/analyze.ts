import type { Article } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { type Term, termsOf } from "../../language/terms.ts";
import type { Analyze } from "../index-parts.ts";
import { passageText } from "../vector/passage-text.ts";

/** Version of what follows: a change of it makes ingest take every article again. */
export const ANALYSIS = "5";

/**
 * The terms of each passage: those of its own sentences, the known names that occur in them under any alias, and, in the
 * header field, those of what stands above the article.
 */
export function createAnalyze(lexicon: Lexicon): Analyze {
  return (ingested) => {
    const { article } = ingested;
    const header = headerTerms(article, lexicon);
    const names = aliasNames(article);
    return ingested.passages.map((passage) => {
      const text = passageText(ingested, passage);
      return [...termsOf(text, lexicon, article.published), ...aliasTerms(text, names), ...header];
    });
  };
}

function headerTerms(article: Article, lexicon: Lexicon): readonly Term[] {
  const { title, titleEn, publisher, published, eventDate, place } = article;
  const head = [title, titleEn, publisher, published, eventDate, place].filter(Boolean).join(" \n");
  return termsOf(head, lexicon).map((term) => `h${term}`);
}

/** One person or organisation: the name that stands for it, and every name it goes by, folded. */
interface KnownName {
  readonly canonical: string;
  readonly names: readonly string[];
}

function aliasNames(article: Article): readonly KnownName[] {
  const groups = [
    ...article.people.map(({ name, romanised }) => [name, romanised ?? name]),
    ...article.aliases.map(({ names }) => names),
  ];
  return groups.map((names) => ({ canonical: fold(names[0]!), names: names.map(fold) }));
}

function aliasTerms(text: string, known: readonly KnownName[]): readonly Term[] {
  if (known.length === 0) return [];
  const folded = fold(text);
  return known
    .filter(({ names }) => names.some((name) => folded.includes(name)))
    .map(({ canonical }) => `a${canonical}`);
}
