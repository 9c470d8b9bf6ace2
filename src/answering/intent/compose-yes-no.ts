import type { Article } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion, AskedName } from "../../retrieval/query/analysed-question.ts";
import type { Compose, ComposedLine, ComposerParts, Composition } from "../composition.ts";
import type { SentenceRef } from "../evidence/sentence-ref.ts";
import { refuseWith } from "../refusal/refuse.ts";
import { contradictedPremise, premiseRefusal } from "../sufficiency/contradicted-premise.ts";
import { eventsNamed, placeOf, yearsIn } from "./asked-scope.ts";
import { readAll } from "./compose-list.ts";
import { composedWords, predicates, questionShapes } from "./composer-words.ts";
import { decideByPredicate } from "./decide-by-predicate.ts";
import { eventSentence } from "./event-items.ts";
import { withoutNames } from "./item-asked.ts";
import { composeMentionedBy, mentionedBy } from "./mentioned-by.ts";
import { placeAsked } from "./place-asked.ts";
import { dayOf, type ReadArticle } from "./read-article.ts";
import { wordPattern } from "./word-pattern.ts";

/** What a question of yes or no is decided from. */
interface Decided {
  readonly asked: AnalysedQuestion;
  readonly parts: ComposerParts;
  readonly all: readonly Article[];
  readonly lexicon: Lexicon;
}

/** A mention is shown from so many articles: one proves it, a second tells that it is no accident. */
const MENTIONS = 2;

/** Gives Yes or No where a typed check decides: a name mentioned anywhere, a person at an event, its place, its year. Null elsewhere. */
export function createComposeYesNo(lexicon: Lexicon): Compose {
  return async (asked, parts) => {
    const decided: Decided = { asked, parts, all: await parts.articles(), lexicon };
    const person = asked.names.find(({ kind }) => kind === "person");
    const said = person === undefined ? null : mentionedBy(asked.text, person);
    if (person !== undefined && said !== null) return composeMentionedBy(asked, { person, said }, parts, lexicon);
    if (says(asked, "mentioned")) return mentioned(decided);
    const atEvent = person === undefined ? null : await personAt(decided, person);
    if (atEvent !== null) return atEvent;
    const deciding = await decideByPredicate(asked, decided.all, parts, lexicon);
    if (deciding.length > 0) return answer(deciding.map((ref) => ({ text: null, cites: [ref] })));
    if (person !== undefined) return null;
    return (await placeOfEvent(decided)) ?? yearOfEvent(decided);
  };
}

function says({ folded }: AnalysedQuestion, shape: string): boolean {
  return wordPattern(questionShapes()[shape] ?? []).test(folded);
}

/** Whether a name stands anywhere in the corpus: all of it is searched before the answer is no. */
async function mentioned({ asked, parts, all, lexicon }: Decided): Promise<Composition | null> {
  const name = nameAsked(asked);
  if (name === null) return null;
  const forms = [
    ...new Set([
      name,
      ...asked.names.flatMap(({ names }) => names),
      ...lexicon.chinese(fold(name)).map(({ word }) => word),
    ]),
  ].map(fold);
  const reads = await readAll(all, parts);
  const found = reads.flatMap((read) => mentionIn(read, forms));
  if (found.length > 0)
    return answer(
      found
        .slice(0, MENTIONS)
        .map((ref, i) => ({ text: i === 0 ? composedWords(asked.language, "yes") : null, cites: [ref] })),
    );
  const reason = composedWords(asked.language, "nowhere", { n: all.length, name });
  return refuseWith(reason);
}

function mentionIn({ sentences }: ReadArticle, forms: readonly string[]): readonly SentenceRef[] {
  const pattern = wordPattern(forms);
  const found = sentences.find(({ folded }) => pattern.test(folded));
  return found === undefined ? [] : [found.ref];
}

/** What is to be mentioned: the name the corpus knows, else the words between what asks and what says so. */
const NAMED: readonly RegExp[] = [
  /^(?:is|are|was|were|does|do|did|has|have) (?:the )?(?:name )?(.{2,60}?) (?:ever )?(?:mentioned|appear|named|come up)/iu,
  /(?:mentions?|mentioning|anything about) (?:of )?(?:the )?((?:(?!mention|anything about).){2,60}?)(?: in (?:the|any|these) |(?: (?:anywhere|at all))?[?.]?$)/iu,
  /(?:提到|提及|涉及|谈到|談到|出现|出現)(?:过|過|了)?((?:(?!提到|提及|涉及|谈到|談到|出现|出現).){2,30}?)(?:吗|嗎|没有|沒有)?[?？。]?$/u,
  /^(.{2,30}?)(?:有没有|有沒有|是否|在.{0,12})?(?:被)?(?:提到|提及|出现|出現)/u,
];

function nameAsked({ text, names }: AnalysedQuestion): string | null {
  const [known] = names.toSorted((a, b) => b.asked.length - a.asked.length);
  if (known !== undefined) return known.asked;
  const plain = text.replace(/\s+/gu, " ").trim();
  const said = NAMED.map((pattern) => pattern.exec(plain)?.[1]).find((each) => each !== undefined);
  return said?.replace(/["“”'‘’《》]/gu, "").trim() ?? null;
}

/** Whether a person was at the event named, and spoke there where that is asked. */
async function personAt({ asked, parts, all, lexicon }: Decided, person: AskedName): Promise<Composition | null> {
  const premise = contradictedPremise(asked, all, lexicon);
  if (premise !== null) return refuse(asked, premiseRefusal(premise, all, asked.language), all, parts, person);
  const events = eventsNamed(asked, all, lexicon).filter(({ id }) => person.articles.includes(id));
  const shape = says(asked, "speak") ? "speak" : says(asked, "attend") ? "attend" : null;
  if (shape === null || events.length === 0 || !onlyAsks(asked)) return null;
  const told = predicates()
    .filter(({ name }) => name === "speak" || name === shape)
    .flatMap((each) => each.told);
  const reads = await readAll(events, parts);
  const names = person.names.map(fold);
  const shown = reads.flatMap(({ sentences }) =>
    sentences
      .filter(({ folded }) => names.some((name) => folded.includes(name)) && wordPattern(told).test(folded))
      .map(({ ref }) => ref),
  );
  const [best] = await parts.rank(asked, shown);
  return best === undefined ? null : answer([{ text: composedWords(asked.language, "yes"), cites: [best] }]);
}

/** "Did X speak about Y" asks for more than a check of the person decides. */
function onlyAsks({ folded, names }: AnalysedQuestion): boolean {
  const plain = withoutNames(
    folded,
    names.map(({ asked }) => asked),
  );
  return !/(?<![a-z])(?:about|on|of|that|whether|with|against|for)(?![a-z])|关于|对|谈|过.{0,6}问题/u.test(plain);
}

async function refuse(
  { language }: AnalysedQuestion,
  reason: string,
  all: readonly Article[],
  parts: ComposerParts,
  person: AskedName,
): Promise<Composition> {
  const reads = await readAll(
    all.filter(({ id }) => person.articles.includes(id)),
    parts,
  );
  const [nearest] = reads.flatMap((read) => mentionIn(read, person.names.map(fold)));
  return refuseWith(reason || composedWords(language, "nowhere"), nearest);
}

/** Whether an event was where the question says: its place in the metadata decides. */
async function placeOfEvent({ asked, parts, all, lexicon }: Decided): Promise<Composition | null> {
  const place = placeAsked(asked, all, lexicon);
  const [event, ...others] = eventOfNames(asked, all);
  if (place === null || event === undefined || others.length > 0 || placeOf(event) === "") return null;
  const isThere = placeOf(event) === place;
  const [read] = await readAll([event], parts);
  const ref = placeSentence(read!) ?? eventSentence(read!);
  const verdict = isThere
    ? composedWords(asked.language, "yes")
    : composedWords(asked.language, "noPlace", { place: event.place! });
  return ref === null || !says(asked, "held") ? null : answer([{ text: verdict, cites: [ref] }]);
}

/** The sentence that says the place and that the event was held there. */
function placeSentence({ article, sentences }: ReadArticle): SentenceRef | null {
  const held = /举行|召开|启动|举办|held|launched/u;
  const place = placeOf(article);
  return sentences.find(({ folded }) => folded.includes(`在${place}`) && held.test(folded))?.ref ?? null;
}

/** Whether an event was in the year the question says. */
async function yearOfEvent({ asked, parts, all }: Decided): Promise<Composition | null> {
  const years = yearsIn(
    withoutNames(
      asked.folded,
      asked.names.map((name) => name.asked),
    ),
  );
  const [event, ...others] = eventOfNames(asked, all);
  const day = event === undefined ? undefined : dayOf(event);
  if (years.size !== 1 || event === undefined || day === undefined || others.length > 0 || !says(asked, "held"))
    return null;
  const [read] = await readAll([event], parts);
  const ref = eventSentence(read!);
  const verdict = years.has(Number(day.slice(0, 4)))
    ? composedWords(asked.language, "yes")
    : composedWords(asked.language, "noDate", { date: day });
  return ref === null ? null : answer([{ text: verdict, cites: [ref] }]);
}

/** The articles whose event the question names, whatever place or year it gives it; what else they tell of has its own. */
function eventOfNames({ names }: AnalysedQuestion, all: readonly Article[]): readonly Article[] {
  return all.filter(({ id, title, titleEn }) => {
    const titles = fold(`${title}\n${titleEn ?? ""}`);
    return names.some(
      ({ articles, names: forms, asked }) =>
        articles.includes(id) && [asked, ...forms].some((form) => titles.includes(fold(form))),
    );
  });
}

function answer(lines: readonly ComposedLine[]): Composition {
  return { kind: "answer", lines, notices: [] };
}
