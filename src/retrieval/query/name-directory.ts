import type { Article } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AskedName } from "./analysed-question.ts";
import { eventsByPlace } from "./events-by-place.ts";
import { foreignPeople } from "./foreign-people.ts";
import { type KnownBody, type KnownName, type KnownPerson, knownNames } from "./known-names.ts";
import { misspeltChinese } from "./misspelt-chinese.ts";
import { type NameMatch, withoutOverlaps } from "./name-match.ts";
import { partialChinese } from "./partial-chinese.ts";
import { partialNames, wordedBodies } from "./partial-names.ts";
import { type ReadQuestion, readQuestion } from "./read-question.ts";
import { misspeltPeople, romanisedPeople } from "./romanised-people.ts";
import { speltNames } from "./spelt-names.ts";
import { titledPeople } from "./titled-people.ts";

/** The people and bodies of a corpus, to be found by whatever a question calls them. */
export interface NameDirectory {
  readonly people: readonly KnownPerson[];
  readonly bodies: readonly KnownBody[];
  /** The ISO day of the newest article; null when none has one. */
  readonly newest: string | null;
  /** Those whom a question names, in the order of the question; several with the same `asked` where a name is shared. */
  resolveNames(question: string): readonly AskedName[];
}

/** Makes the directory of these articles: once for each state of the index, some milliseconds for a thousand of them. */
export function createNameDirectory(articles: readonly Article[], lexicon: Lexicon): NameDirectory {
  const known = knownNames(articles, lexicon);
  const people = known.filter((each) => each.kind === "person");
  const bodies = known.filter((each) => each.kind === "organisation");
  const sure = [speltNames(known), romanisedPeople(people), foreignPeople(people)];
  const worded = wordedBodies(bodies, articles, lexicon);
  const parts = [partialNames(worded, lexicon), partialChinese(bodies, lexicon), eventsByPlace(worded, articles)];
  const titled = titledPeople(people);
  const near = [misspeltPeople(people), misspeltChinese(people, lexicon)];
  const find = (question: ReadQuestion): readonly NameMatch[] => {
    const found = withoutOverlaps([...sure, ...parts].flatMap((each) => each(question)).toSorted(surestFirst));
    const ids = new Set(found.flatMap((match) => match.known.flatMap((each) => each.articles)));
    return withoutOverlaps([...found, ...titled(question, ids), ...near.flatMap((each) => each(question))]);
  };
  return {
    people,
    bodies,
    newest: newestDay(articles),
    resolveNames(text) {
      const question = readQuestion(text, lexicon);
      return unique(find(question).flatMap((match) => match.known.map((each) => asAsked(match, each, question))));
    },
  };
}

function newestDay(articles: readonly Article[]): string | null {
  const days = articles.flatMap(({ published, eventDate }) => published ?? eventDate ?? []);
  return (
    days
      .filter((day) => /^\d{4}-\d\d-\d\d$/u.test(day))
      .sort()
      .at(-1) ?? null
  );
}

/** What is spelt right before what is not, and the longer before the shorter. */
function surestFirst(a: NameMatch, b: NameMatch): number {
  return Number(b.exact) - Number(a.exact) || b.end - b.start - (a.end - a.start);
}

function asAsked({ start, end, exact }: NameMatch, known: KnownName, question: ReadQuestion): AskedName {
  const { kind, names, articles } = known;
  const asked = question.original(start, end);
  return known.kind === "person"
    ? { kind, asked, names, person: known.person, articles, exact }
    : { kind, asked, names, articles, exact };
}

/** Each once, however often it is named. */
function unique(names: readonly AskedName[]): readonly AskedName[] {
  const seen = new Set<string>();
  return names.filter(({ names: [first], articles }) => {
    const key = `${fold(first!)} ${articles.join(" ")}`;
    return seen.size < seen.add(key).size;
  });
}
