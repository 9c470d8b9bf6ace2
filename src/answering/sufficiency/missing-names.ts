import type { Article } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { isPersonName } from "../../language/person-name.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import { placesIn } from "../intent/places-in.ts";

/**
 * People a question names whom the corpus does not hold under any spelling, as asked. Every passage was searched for them:
 * the terms of a question carry how many passages hold each.
 */
export function unknownPeople({ terms, names }: AnalysedQuestion, lexicon: Lexicon): readonly string[] {
  const known = names.map(({ asked }) => asked.toLowerCase());
  return terms
    .filter(
      ({ kind, text, found }) => found === 0 && (kind === "name" || kind === "word") && isPersonName(text, lexicon),
    )
    .map(({ text }) => text)
    .filter((text) => !known.some((name) => name.includes(text.toLowerCase()) || text.toLowerCase().includes(name)));
}

/** People of the corpus that a question names and an article does not hold, as asked. */
export function peopleElsewhere({ names }: AnalysedQuestion, articleId: string): readonly string[] {
  return names
    .filter(({ kind, exact, articles }) => kind === "person" && exact && !articles.includes(articleId))
    .map(({ asked }) => asked);
}

const BEFORE_PLACE = /\b(?:in|of|from|at|to)\s+$/u;

/**
 * Places that end an English question ("... of France?") and that an article names in no way the dictionary knows, as asked.
 * Elsewhere a place may belong to a name that Chinese writes otherwise.
 */
export function absentPlaces(
  { text }: AnalysedQuestion,
  { title, titleEn, place, text: body }: Article,
  lexicon: Lexicon,
): readonly string[] {
  const told = fold([title, titleEn, place, body].filter(Boolean).join("\n"));
  const asked = text.replace(/(?<![\s?.!])[\s?.!]+$/u, "");
  return placesIn(text, lexicon)
    .filter(({ written }) => asked.endsWith(written) && BEFORE_PLACE.test(asked.slice(0, -written.length)))
    .filter(({ written, chinese }) => !told.includes(fold(written)) && !chinese.some((name) => told.includes(name)))
    .map(({ written }) => written);
}
