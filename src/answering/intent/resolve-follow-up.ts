import type { Question } from "../../domain/question.ts";
import { fold } from "../../language/fold.ts";
import { languageOf } from "../../language/language.ts";
import type { AskedName } from "../../retrieval/query/analysed-question.ts";
import { exchangeInQuestion, type FollowUpParts, YEAR } from "./exchange-in-question.ts";
import { followUpPatterns } from "./follow-up-patterns.ts";
import type { Intent } from "./intent.ts";
import { languageWished } from "./language-wished.ts";
import { leansOnThread } from "./leans-on-thread.ts";
import { ordinalInAnswer } from "./ordinal-in-answer.ts";
import { placesIn } from "./places-in.ts";
import { readIntent } from "./read-intent.ts";
import { readTalk } from "./read-talk.ts";

export type { FollowUpParts } from "./exchange-in-question.ts";

/** What a thread is about: its last question, as it was understood, and what was answered. */
interface Thread {
  readonly topic: string;
  readonly told: string;
  /** The body or event that the asker named last since the thread's subject changed. */
  readonly body: string | null;
}

/** More words than this are a question of their own. */
const SHORT = { words: 4, characters: 9 };
/** What leans on no thread, whatever was said before. */
const ALONE: ReadonlySet<Intent> = new Set(["small-talk", "help", "corpus", "outside", "recent"]);

/**
 * The question as it must be searched when it leans on the thread, null when it stands alone. Another person, place, role or
 * year alone takes its place in the last question; a pronoun is replaced by the person of that question, or of its answer; what
 * else points back, or names nobody and is short, carries its subject. Topics chain through follow-ups, and end where a
 * question stands alone.
 */
export function resolveFollowUp({ text, history }: Question, parts: FollowUpParts): string | null {
  let thread = null as Thread | null;
  let talk = true;
  for (const turn of history ?? []) {
    const said = turn.text.trim();
    if (turn.role === "wenzhai") {
      if (!talk && thread !== null) thread = { ...thread, told: said };
    } else if (said !== text.trim()) {
      const topic: string | null = resolve(said, thread, parts);
      talk = topic === null && isTalk(said);
      if (!talk)
        thread = { topic: topic ?? said, told: "", body: bodyOf(topic ?? said, parts) ?? (topic && thread!.body) };
    }
  }
  return resolve(text.trim(), thread, parts);
}

function bodyOf(text: string, { directory }: FollowUpParts): string | null {
  return directory.resolveNames(text).find(({ kind }) => kind === "organisation")?.asked ?? null;
}

/** Talk, and what is too little without a thread, is no topic; what is new is one. */
function isTalk(text: string): boolean {
  const intent = readIntent(text);
  return intent !== "recent" && (ALONE.has(intent) || intent === "unclear");
}

function resolve(text: string, thread: Thread | null, parts: FollowUpParts): string | null {
  if (thread === null) return null;
  const { more, again } = followUpPatterns();
  const plain = text.normalize("NFKC");
  const folded = bareText(plain);
  const wished = languageWished(text);
  if (wished !== null && isTalk(wished.rest)) {
    const summed = readTalk(wished.rest)?.has("summary") === true;
    return summed ? aboutSubject(wished.rest, thread, parts) : thread.topic;
  }
  if (again.test(folded)) return thread.topic;
  if (more.test(folded)) return aboutSubject(plain, thread, parts);
  if (asksOfThread(text)) return `${withoutLead(plain)} (${subjectOf(thread, text, parts)})`;
  if (ALONE.has(readIntent(text))) return null;
  const counted = ordinalInAnswer(plain, thread.told, parts.directory);
  if (counted !== null) return counted;
  const exchanged = exchangeInQuestion(plain, thread.topic, parts);
  if (exchanged !== null) return exchanged;
  const bare = withoutLead(plain.replace(followUpPatterns().else, ""));
  return withPerson(bare, thread, parts) ?? withBody(bare, thread, parts) ?? withSubject(plain, bare, thread, parts);
}

/** Whether a message asks for a part of what its thread is about ("what is its theme?"), which alone would be talk. */
export function asksOfThread(text: string): boolean {
  return followUpPatterns().ofThread.test(bareText(text.normalize("NFKC").trim()));
}

/** Folded, without its last marks. */
function bareText(text: string): string {
  return fold(text).replace(/(?<![?!.。,，…\s])[?!.。,，…\s]+$/u, "");
}

/** More of a person is what was said, of anything else a summary. */
function aboutSubject(text: string, thread: Thread, parts: FollowUpParts): string {
  const subject = subjectOf(thread, text, parts);
  const [first] = parts.directory.resolveNames(thread.topic);
  if (languageOf(text) === "en") return first?.kind === "person" ? `What did ${subject} say?` : `Summarise ${subject}`;
  return first?.kind === "person" ? `${subject}说了什么?` : `概括${subject}`;
}

/** With the person of the thread in place of a pronoun, where it has one and the follow-up names nobody. */
function withPerson(text: string, { topic, told }: Thread, { directory }: FollowUpParts): string | null {
  const isPerson = ({ kind }: AskedName): boolean => kind === "person";
  if (directory.resolveNames(text).some(isPerson)) return null;
  const asked = directory.resolveNames(topic).find(isPerson)?.asked;
  const answered = asked === undefined ? directory.resolveNames(told).find(isPerson) : undefined;
  const name = asked ?? (answered && nameFor(answered, text));
  if (name === undefined) return null;
  const said = text
    .replace(/\b(?:his|hers?(?=\s+\p{L})|their)\b/iu, `${name}'s`)
    .replace(/\b(?:he|she|him|her)\b/iu, name)
    .replace(/[他她](?!们|們)/u, name);
  return said === text ? null : said;
}

/** With the body or event of the thread in place of "it", where the follow-up names nothing. */
function withBody(text: string, { topic, body }: Thread, { directory }: FollowUpParts): string | null {
  if (body === null || directory.resolveNames(text).length > 0) return null;
  const name = fold(topic).includes(`the ${fold(body)}`) ? `the ${body}` : body;
  const said = text.replace(/\bit\b(?!')/iu, name).replace(/它/u, body);
  return said === text ? null : said;
}

/** A name as the asker's language writes it, where the corpus knows that. */
function nameFor({ names, person }: AskedName, text: string): string {
  const known =
    person === undefined ? names : [person.name, ...(person.romanised === undefined ? [] : [person.romanised])];
  const fits = (name: string): boolean => /\p{Script=Han}/u.test(name) === (languageOf(text) !== "en");
  return known.find(fits) ?? names[0]!;
}

function withSubject(text: string, bare: string, thread: Thread, parts: FollowUpParts): string | null {
  const { alone } = followUpPatterns();
  const named = parts.directory.resolveNames(text).length > 0 || placesIn(text, parts.lexicon).length > 0;
  const short = !named && isShort(text) && !alone.test(fold(bare));
  return short || leansOnThread(text) ? `${bare} (${subjectOf(thread, text, parts)})` : null;
}

function isShort(text: string): boolean {
  const words = text.match(/[\p{Script=Latin}\d'’-]+/gu)?.length ?? 0;
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return words <= SHORT.words && characters <= SHORT.characters;
}

function withoutLead(text: string): string {
  return text.replace(followUpPatterns().lead, "");
}

/** Whom or what the last question named, else its answer; else what it was about, without the words it asked with. */
function subjectOf({ topic, told, body }: Thread, text: string, { directory }: FollowUpParts): string {
  const asked = directory.resolveNames(topic);
  const isBody = asked.some(({ kind }) => kind === "organisation");
  const bare = followUpPatterns().circumstance.test(fold(text));
  // When and where are asked of the event; what else is asked next is often of the body that was just told of.
  if (bare && body !== null && !isBody) return body;
  const answered =
    bare || isBody ? undefined : directory.resolveNames(told).find(({ kind }) => kind === "organisation");
  if (answered !== undefined && followUpPatterns().count.test(fold(text))) return nameFor(answered, text);
  const names = [...asked.map((each) => each.asked), ...(answered === undefined ? [] : [nameFor(answered, text)])];
  if (asked.length > 0 || (readIntent(topic) === "recent" && names.length > 0)) return [...new Set(names)].join(", ");
  const { askingEn, askingZh } = followUpPatterns();
  const inner = topic.replace(/\([^()]*\)$/u, (subject) => subject.replace(/[()]/gu, " "));
  const statement = languageOf(topic) === "en" ? inner.replace(askingEn, "") : inner.replace(askingZh, "");
  const dated = text.match(YEAR) === null ? statement : statement.replace(YEAR, "");
  return dated
    .replace(/(?<![?？。.!\s])[?？。.!\s]+$/u, "")
    .replace(/\s{2,}/gu, " ")
    .trim();
}
