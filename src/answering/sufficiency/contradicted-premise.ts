import type { Article, Language } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion, AskedName } from "../../retrieval/query/analysed-question.ts";
import { eventsNamed, placeOf, placeWord, saysPlace, yearsIn } from "../intent/asked-scope.ts";
import { composedWords } from "../intent/composer-words.ts";
import { withoutNames } from "../intent/item-asked.ts";
import { shownPerson } from "../intent/people-items.ts";
import { dayOf } from "../intent/read-article.ts";

/** Somebody is asked about at an event, and every article that holds them is about another one. */
export interface ContradictedPremise {
  readonly person: AskedName;
  /** The event as the question says it: "the 2025 conference", "2022". */
  readonly askedEvent: string;
  /** Ids of the articles about the event asked for; empty where the corpus has none. */
  readonly askedArticles: readonly string[];
  /** Ids of the articles that hold the person. */
  readonly heldEvents: readonly string[];
}

/** A question's words for an event: "at the 2025 conference", "2025年上海的大会". */
const EVENT_SAID: readonly RegExp[] = [
  /(?<![a-z])(?:at|in|during)\s+(?!\s)((?:(?!\s(?:at|in|during)\s)[^?,.]){0,60}?(?:conference|summit|forum|launch|meeting|event|congress|ceremony))/iu,
  /(?:参加|參加|出席|在|到|于|於)[了过過]?([^,，。?？]{0,16}?(?:大会|大會|会议|會議|论坛|論壇|年会|年會|峰会|峰會|活动|活動|仪式|儀式))/u,
];

/**
 * What a question takes for granted and the corpus contradicts: a person at an event of another year, place or name than all
 * that the articles which hold them say. Null where anything in those articles may fit.
 */
export function contradictedPremise(
  asked: Pick<AnalysedQuestion, "text" | "folded" | "names">,
  articles: readonly Article[],
  lexicon: Pick<Lexicon, "readings">,
): ContradictedPremise | null {
  const people = asked.names.filter(({ kind, articles: held }) => kind === "person" && held.length > 0);
  const bodies = asked.names.filter(({ kind }) => kind === "organisation");
  const byId = new Map(articles.map((article) => [article.id, article]));
  for (const [, same] of Map.groupBy(people, (each) => each.asked)) {
    // Several people may bear one name: it is contradicted only where all of them are elsewhere.
    const heldEvents = [...new Set(same.flatMap(({ articles: ids }) => ids))];
    const held = heldEvents.flatMap((id) => byId.get(id) ?? []);
    const said = elsewhere({ ...asked, names: bodies }, asked.names, held, articles, lexicon);
    if (said === null || held.length === 0) continue;
    const askedArticles = eventsNamed({ ...asked, names: bodies }, articles, lexicon).map(({ id }) => id);
    if (askedArticles.some((id) => heldEvents.includes(id))) continue;
    return { person: same[0]!, askedEvent: eventSaid(asked.text) ?? said, askedArticles, heldEvents };
  }
  return null;
}

/** The year, the place or the event asked for that none of the articles holds; null where each of them is in one. */
function elsewhere(
  { text, folded, names }: Pick<AnalysedQuestion, "text" | "folded" | "names">,
  all: readonly AskedName[],
  held: readonly Article[],
  articles: readonly Article[],
  lexicon: Pick<Lexicon, "readings">,
): string | null {
  const texts = held.map((article) =>
    fold([article.title, article.titleEn, article.text, dayOf(article)].filter(Boolean).join("\n")),
  );
  const told = texts.map(yearsIn);
  for (const year of yearsIn(folded)) if (!told.some((years) => years.has(year))) return String(year);
  const plain = withoutNames(
    folded,
    all.map(({ asked }) => asked),
  );
  for (const place of new Set(articles.map(placeOf)))
    if (place !== "" && saysPlace(plain, place, lexicon) && !texts.some((each) => each.includes(place)))
      return placeWord(text, place, lexicon);
  const event = names.find((name) => isEvent(name, articles) && !held.some(({ id }) => name.articles.includes(id)));
  return event?.asked ?? null;
}

/** Whether a body is an event: one article is about it, which has it in its title, or it is called one. */
function isEvent({ names, articles: ids }: AskedName, articles: readonly Article[]): boolean {
  const called = names.some((name) =>
    /(?:大会|会议|论坛|年会|峰会|联盟)$|(?:conference|forum|summit|congress)/u.test(fold(name)),
  );
  const titles = articles.filter(({ id }) => ids.includes(id)).map(({ title }) => fold(title));
  return called && titles.length > 0;
}

function eventSaid(text: string): string | null {
  return EVENT_SAID.map((pattern) => pattern.exec(text)?.[1]).find((each) => each !== undefined) ?? null;
}

/** The refusal of a contradicted premise, in the asker's language: where the person is, and where not. */
export function premiseRefusal(
  { person, askedEvent, heldEvents }: ContradictedPremise,
  articles: readonly Article[],
  language: Language,
): string {
  const held = articles.filter(({ id }) => heldEvents.includes(id)).map((article) => eventLabel(article, language));
  return composedWords(language, "elsewhere", {
    person: person.person === undefined ? person.names[0]! : shownIn(language, person.person),
    held: held.join(language === "en" ? " and " : "、"),
    asked: language === "en" ? englishPlace(askedEvent) : askedEvent,
  });
}

function shownIn(language: Language, person: NonNullable<AskedName["person"]>): string {
  return language === "en" ? shownPerson(person) : person.name;
}

function englishPlace(said: string): string {
  return /(?:conference|summit|forum|launch|meeting|event|congress|ceremony)$/iu.test(said)
    ? `at ${said}`
    : `in ${said}`;
}

function eventLabel(article: Article, language: Language): string {
  const { title, titleEn, place } = article;
  return composedWords(language, "of", {
    title: language === "en" ? (titleEn ?? title) : title,
    date: dayOf(article) ?? "",
    place: place ?? "",
  });
}
