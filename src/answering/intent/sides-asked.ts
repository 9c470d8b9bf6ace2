import type { Article } from "../../domain/article.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { ComposerParts } from "../composition.ts";
import { placeOf, saysPlace, yearsIn } from "./asked-scope.ts";
import { eventsByTitle } from "./event-by-title.ts";
import { withoutNames } from "./item-asked.ts";
import { dayOf } from "./read-article.ts";

/**
 * The articles that a question puts side by side, in the order they were named first: each is fixed by a name, a year or a place
 * of its own. Fewer than two where it does not.
 */
export async function sidesAsked(
  asked: AnalysedQuestion,
  parts: ComposerParts,
  lexicon: Pick<Lexicon, "readings">,
): Promise<readonly Article[]> {
  const all = await parts.articles();
  const byId = new Map(all.map((article) => [article.id, article]));
  const sides = new Map<string, Article>();
  for (const { articles } of asked.names) {
    const [only, ...more] = articles;
    const article = only === undefined || more.length > 0 ? undefined : byId.get(only);
    if (article !== undefined) sides.set(article.id, article);
  }
  const plain = withoutNames(
    asked.folded,
    asked.names.map((name) => name.asked),
  );
  const years = yearsIn(plain);
  const fixed = all.filter((article) => isFixed(article, all, plain, years, lexicon));
  for (const article of fixed) sides.set(article.id, article);
  // A word of a title counts where its article is of the years the question says, if it says any.
  for (const { article } of eventsByTitle(plain, all))
    if (years.size === 0 || years.has(yearOf(article) ?? 0)) sides.set(article.id, article);
  return [...sides.values()];
}

/** A year or a place fixes an article when no other has it, and both together when no other has both. */
function isFixed(
  article: Article,
  all: readonly Article[],
  plain: string,
  years: ReadonlySet<number>,
  lexicon: Pick<Lexicon, "readings">,
): boolean {
  const year = yearOf(article);
  const place = placeOf(article);
  const ofYear = year !== undefined && years.has(year);
  const ofPlace = place !== "" && saysPlace(plain, place, lexicon);
  const others = all.filter(({ id }) => id !== article.id);
  if (ofYear && !others.some((each) => yearOf(each) === year)) return true;
  if (ofPlace && !others.some((each) => placeOf(each) === place)) return true;
  return ofYear && ofPlace;
}

function yearOf(article: Article): number | undefined {
  const day = dayOf(article);
  return day === undefined ? undefined : Number(day.slice(0, 4));
}
