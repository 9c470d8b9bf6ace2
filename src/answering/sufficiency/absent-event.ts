import type { Article } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { placesIn } from "../intent/places-in.ts";

const EVENT = /^\s?(?:(?:conference|forum|summit|congress|meeting|launch|event)s?|大会|会议|论坛|峰会|年会|启动会)/u;

/**
 * An event that a question names by its place ("the Beijing conference") where no article has the place in its metadata, its
 * title or beside such a word in its text; as asked. Null where one has, and in a corpus that does not say where its events were.
 */
export function absentEvent(question: string, articles: readonly Article[], lexicon: Lexicon): string | null {
  if (!articles.some(({ place }) => place !== undefined)) return null;
  for (const { written, chinese } of placesIn(question, lexicon)) {
    const said = eventAt(question, written);
    if (said === null) continue;
    const names = [fold(written), ...chinese];
    if (!articles.some((article) => isOf(article, names))) return said;
  }
  return null;
}

function eventAt(question: string, place: string): string | null {
  const folded = fold(question);
  const at = folded.indexOf(fold(place));
  const behind = folded.slice(at + place.length);
  const word = EVENT.exec(behind)?.[0];
  return at < 0 || word === undefined ? null : `${place}${word}`;
}

function isOf({ place, title, titleEn, text }: Article, names: readonly string[]): boolean {
  const above = fold([place, title, titleEn].filter(Boolean).join("\n"));
  if (names.some((name) => above.includes(name))) return true;
  const told = fold(text);
  return names.some(
    (name) =>
      told.includes(`${name}大会`) ||
      told.includes(`${name}论坛`) ||
      told.includes(`在${name}举`) ||
      told.includes(`在${name}召开`),
  );
}
