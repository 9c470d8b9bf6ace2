import { fold } from "../../language/fold.ts";
import { languageOf } from "../../language/language.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { NameDirectory } from "../../retrieval/query/name-directory.ts";
import { followUpPatterns } from "./follow-up-patterns.ts";
import { placesIn } from "./places-in.ts";

/** What resolving is made from: the names of the corpus, and the dictionary that knows places. */
export interface FollowUpParts {
  readonly directory: NameDirectory;
  readonly lexicon: Lexicon;
}

export const YEAR = /(?:19|20)\d\d/gu;
const ONLY_YEAR =
  /^(?:and|but|so|what|how|about|in|for|during|the|year|那么?|在|到|[\s,])*((?:19|20)\d\d)(?:\s*年)?(?:\s*呢)?[\s?.!]*$/iu;
const YEAR_SAID = /(?:(?:19|20)\d\d\s?年|(?<=\bthe )(?:19|20)\d\d\s)/u;
/** Whom, what or when a question is about, behind the words it asks with. */
const ASKED_OF =
  /^(?<head>(?:who|what|when|where)(?:'s| is| was| are| were) )(?:the |a )?[^?]{2,}\??$|^(?<said>(?:tell (?:me|us) (?:more )?about|summari[sz]e|describe) )/iu;

/** The last question asked of another year, person, body, place or role that the follow-up names alone; null where it does not. */
export function exchangeInQuestion(text: string, topic: string, parts: FollowUpParts): string | null {
  return exchangeYear(text, topic) ?? exchangeName(text, topic, parts) ?? exchangeRole(text, topic);
}

function exchangeYear(text: string, topic: string): string | null {
  const year = ONLY_YEAR.exec(text)?.[1];
  if (year === undefined) return null;
  if (topic.match(YEAR) !== null) return topic.replace(YEAR, year);
  return languageOf(topic) === "en"
    ? `${topic.replace(/(?<![\s?.!])[\s?.!]+$/u, "")} in ${year}?`
    : `${year}年${topic}`;
}

function exchangeName(text: string, topic: string, { directory, lexicon }: FollowUpParts): string | null {
  const [english, chinese] = followUpPatterns().exchange;
  const bare = text.replace(/(?<![\s?.!。])[\s?.!。]+$/u, "");
  const name = (languageOf(text) === "en" ? english : chinese).exec(bare)?.groups?.name?.trim();
  if (name === undefined) return null;
  const [said] = directory.resolveNames(name);
  const whole = said !== undefined && fold(said.asked).length >= fold(name).length - 1;
  const same = whole ? directory.resolveNames(topic).find(({ kind }) => kind === said.kind) : undefined;
  const place = placesIn(name, lexicon).find(({ written }) => fold(name).startsWith(fold(written)));
  const before = place === undefined ? undefined : placesIn(topic, lexicon)[0];
  // "The Xi'an one" after "the 2022 Tianjin forum": the year was that of the other place.
  if (before !== undefined && fold(place!.written).length >= fold(name).length - 1)
    return topic.replace(before.written, place!.written).replace(YEAR_SAID, "");
  return same === undefined ? null : topic.replace(same.asked, name);
}

/** "And the vice mayor of Tianjin?" after "Who is the mayor?". */
function exchangeRole(text: string, topic: string): string | null {
  const rest = /^(?:and|what about|how about)\s+(?<rest>(?:the|his|her)\s[^?.!]+)/iu.exec(text)?.groups?.rest;
  if (rest === undefined || /^(?:the )?(?:year|date|place|time)s?$/iu.test(rest)) return null;
  const { head, said } = ASKED_OF.exec(topic)?.groups ?? {};
  const lead = head ?? said;
  return lead === undefined ? null : `${lead}${rest}${head === undefined ? "" : "?"}`;
}
