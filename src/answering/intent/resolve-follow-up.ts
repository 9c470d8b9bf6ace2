import type { Question } from "../../domain/question.ts";
import { fold } from "../../language/fold.ts";
import { languageOf } from "../../language/language.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AskedName } from "../../retrieval/query/analysed-question.ts";
import type { NameDirectory } from "../../retrieval/query/name-directory.ts";
import { leansOnThread } from "./leans-on-thread.ts";
import { placesIn } from "./places-in.ts";
import { readTalk } from "./read-talk.ts";

/** What resolving is made from: the names of the corpus, and the dictionary that knows places. */
export interface FollowUpParts {
  readonly directory: NameDirectory;
  readonly lexicon: Lexicon;
}

const YEAR = /(?:19|20)\d\d/gu;
const ONLY_YEAR =
  /^(?:and|but|so|what|how|about|in|for|during|the|year|那么?|在|到|[\s,])*((?:19|20)\d\d)\s*年?(?:\s*呢)?[\s?.!]*$/iu;
/** "What about X?", "and X?", "那X呢?": nothing but a lead and something else of the same kind. */
const ONLY_NAME_EN =
  /^(?:and|but|so|ok|what about|how about|[\s,])*(?:(?:in|at|for|of|from|with)\s+)?(?<name>[^?.!]+?)[\s?.!]*$/iu;
const ONLY_NAME_ZH = /^(?:那么?|还有|還有|以及|至于|至於)?[\s,]*(?<name>[^?。!呢]+?)\s*呢?[\s?.!]*$/u;
/** More words than this are a question of their own. */
const SHORT = { words: 4, characters: 9 };

/**
 * The question as it must be searched when it leans on the thread, null when it stands alone. Another person, place or year
 * alone takes its place in the last question; a pronoun is replaced by the person of that question; what else points back, or
 * names nobody and is short, carries its subject behind it. Topics chain through follow-ups, and end where a question stands alone.
 */
export function resolveFollowUp({ text, history }: Question, parts: FollowUpParts): string | null {
  const asked = (history ?? []).filter(({ role, text: said }) => role === "asker" && said.trim() !== text.trim());
  const told = (history ?? []).findLast(({ role }) => role === "wenzhai")?.text ?? "";
  let topic: string | null = null;
  for (const turn of asked) {
    if (isTalkAlone(turn.text)) continue;
    topic = resolve(turn.text.trim(), topic, "", parts) ?? turn.text.trim();
  }
  return isTalkAlone(text) ? null : resolve(text.trim(), topic, told, parts);
}

function resolve(text: string, topic: string | null, told: string, parts: FollowUpParts): string | null {
  if (topic === null) return null;
  const plain = text.normalize("NFKC");
  const exchanged = exchangeYear(plain, topic) ?? exchangeName(plain, topic, parts);
  if (exchanged !== null) return exchanged;
  const names = parts.directory.resolveNames(text);
  const person = parts.directory.resolveNames(topic).find(({ kind }) => kind === "person");
  if (person !== undefined && names.every(({ kind }) => kind !== "person")) {
    const said = replacePronoun(text, person.asked);
    if (said !== text) return said;
  }
  const short = names.length === 0 && placesIn(text, parts.lexicon).length === 0 && isShort(text);
  return short || leansOnThread(plain) ? `${withoutLead(text)} (${subjectOf(topic, text, told, parts)})` : null;
}

/** Thanks and greetings lean on nothing; "who else?" does. */
function isTalkAlone(text: string): boolean {
  const talk = readTalk(text);
  return talk !== null && !talk.has("asking") && !talk.has("pointing");
}

function exchangeYear(text: string, topic: string): string | null {
  const year = ONLY_YEAR.exec(text)?.[1];
  if (year === undefined) return null;
  if (topic.match(YEAR) !== null) return topic.replace(YEAR, year);
  return languageOf(topic) === "en" ? `${topic.replace(/[\s?.!]+$/u, "")} in ${year}?` : `${year}年${topic}`;
}

/** The last question with the person, body or place that the follow-up names and nothing else. */
function exchangeName(text: string, topic: string, { directory, lexicon }: FollowUpParts): string | null {
  const name = (languageOf(text) === "en" ? ONLY_NAME_EN : ONLY_NAME_ZH).exec(text)?.groups?.name?.trim();
  if (name === undefined) return null;
  const [said] = directory.resolveNames(name);
  const whole = said !== undefined && fold(said.asked).length >= fold(name).length - 1;
  const place = placesIn(name, lexicon).find(({ written }) => fold(written) === fold(name));
  const before = directory.resolveNames(topic);
  const same = whole ? before.find(({ kind }) => kind === said.kind) : undefined;
  if (same !== undefined) return topic.replace(same.asked, name);
  const placeBefore = place === undefined ? undefined : placesIn(topic, lexicon)[0]?.written;
  return placeBefore === undefined ? null : topic.replace(placeBefore, name);
}

function replacePronoun(text: string, person: string): string {
  return text
    .replace(/\b(?:his|hers?(?=\s+\p{L})|their)\b/iu, `${person}'s`)
    .replace(/\b(?:he|she|him|her)\b/iu, person)
    .replace(/[他她](?!们|們)/u, person);
}

function isShort(text: string): boolean {
  const words = text.match(/[\p{Script=Latin}\d'’-]+/gu)?.length ?? 0;
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return words <= SHORT.words && characters <= SHORT.characters;
}

function withoutLead(text: string): string {
  return text.replace(/^(?:and|also|but|so|那么?|还有|還有|另外)[\s,，]+/iu, "");
}

/** Whom or what the last question named; else what it was about, without the words it asked with. */
function subjectOf(topic: string, text: string, told: string, { directory }: FollowUpParts): string {
  const named = directory.resolveNames(topic);
  // What is asked next is often of the body that was just told of, and that the question did not name.
  const body = directory.resolveNames(told).find(({ kind }) => kind === "organisation");
  const names = [...named, ...(body === undefined || named.some(({ kind }) => kind === "organisation") ? [] : [body])];
  if (named.length > 0) return [...new Set(names.map(({ asked }: AskedName) => asked))].join(", ");
  const bare = topic.replace(/\s*\([^()]*\)$/u, (inner) => inner.replace(/[()]/gu, " "));
  const statement = languageOf(topic) === "en" ? bare.replace(ASKING_EN, "") : bare.replace(ASKING_ZH, "");
  const dated = text.match(YEAR) === null ? statement : statement.replace(YEAR, "");
  return dated
    .replace(/[?？。.!\s]+$/u, "")
    .replace(/\s{2,}/gu, " ")
    .trim();
}

const ASKING_EN =
  /^(?:and\s+)?(?:who|whom|what|when|where|which|why|how(?:\s+(?:many|much|long|old|far))?)\b\s*(?:(?:did|does|do|is|are|was|were|has|have|had|will|would|can)\b\s*)?/iu;
const ASKING_ZH =
  /什么时候|什麼時候|为什么|為什麼|什么|什麼|哪些|哪里|哪裡|哪[个個位家年天]?|谁|誰|多少|几|幾|如何|怎么样?|怎麼樣?|何[时時地处處]|[吗嗎呢]/gu;
