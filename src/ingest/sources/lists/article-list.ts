/** What a list says about an article. Dates are ISO days. */
export interface ListedFacts {
  readonly title?: string;
  readonly published?: string;
  readonly publisher?: string;
}

/** One article of a feed or a sitemap. */
export interface ListedArticle {
  readonly address: string;
  /** Whether a page of its own is there; else `content` is all of it. */
  readonly linked: boolean;
  readonly facts: ListedFacts;
  /** What the list holds of its text, as HTML. */
  readonly content?: string;
  /** Another one means that the article has changed. */
  readonly version: string;
}

/** What a feed or a sitemap names: articles, newest first where it says when, and further lists. */
export interface ArticleList {
  readonly articles: readonly ListedArticle[];
  readonly lists: readonly string[];
}

/** The newest first; what has no date keeps its place after them. */
export function newestFirst(articles: readonly (ListedArticle & { readonly at?: string })[]): readonly ListedArticle[] {
  return articles
    .toSorted((a, b) => ((a.at ?? "") < (b.at ?? "") ? 1 : (a.at ?? "") > (b.at ?? "") ? -1 : 0))
    .map(({ at: _, ...article }) => article);
}
