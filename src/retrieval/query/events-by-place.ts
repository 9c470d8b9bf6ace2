import type { Article } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { NameMatch } from "./name-match.ts";
import { bodyWords } from "./name-words.ts";
import type { WordedBody } from "./partial-names.ts";
import type { ReadQuestion } from "./read-question.ts";
import { shortPlace } from "./short-place.ts";

/** Words between a place and what was held there: 天津的那个论坛. */
const BETWEEN = /^(?:市|的|那个|那场|那次|这个|这次|这场|举办的|举行的|召开的|开的|办的)*/u;

/** Finds events that a Chinese question calls by their place: 天津论坛, 西安那个会. Unique ones only. */
export function eventsByPlace(
  bodies: readonly WordedBody[],
  articles: readonly Article[],
): (question: ReadQuestion) => readonly NameMatch[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const byPlace = new Map<string, WordedBody[]>();
  for (const body of bodies.filter(({ event, body: { articles: ids } }) => event && ids.length === 1)) {
    const article = byId.get(body.body.articles[0]!);
    const place = article === undefined ? "" : shortPlace(article);
    if (place !== "") byPlace.set(place, [...(byPlace.get(place) ?? []), body]);
  }
  return ({ folded }) => {
    const found: NameMatch[] = [];
    for (const [place, held] of byPlace) {
      const start = folded.indexOf(place);
      const from = start + place.length;
      const at = start < 0 ? -1 : from + (BETWEEN.exec(folded.slice(from))?.[0].length ?? 0);
      const noun =
        start < 0 ? undefined : [...bodyWords().chineseEvents, "会"].find((each) => folded.startsWith(each, at));
      if (noun === undefined || new Set(held.map(({ body }) => body.articles[0])).size > 1) continue;
      const named = held.find(({ body }) => body.names.some((name) => fold(name).endsWith(noun))) ?? held[0]!;
      found.push({ start, end: at + noun.length, known: [named.body], exact: true });
    }
    return found;
  };
}
