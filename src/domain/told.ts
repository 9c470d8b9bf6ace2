/** What a story or a claim is to readers who were told things before. */
export type Novelty = "new" | "updated" | "corrected" | "repeated";

/** An article that was told, with a print of each of its sentences at that time. */
export interface ToldArticle {
  readonly id: string;
  readonly prints: readonly string[];
}

/** A sentence that was shown, of an article. */
export interface ToldClaim {
  readonly articleId: string;
  readonly text: string;
}

/** What the readers of a channel were told. */
export interface Told {
  readonly articles: readonly ToldArticle[];
  readonly claims: readonly ToldClaim[];
}

/** What was told at several times, as one: of an article told twice, the sentences of both times. */
export function joinTold(all: readonly Told[]): Told {
  const articles = Map.groupBy(
    all.flatMap((told) => told.articles),
    ({ id }) => id,
  );
  return {
    articles: [...articles].map(([id, same]) => ({ id, prints: [...new Set(same.flatMap(({ prints }) => prints))] })),
    claims: all.flatMap(({ claims }) => claims),
  };
}
