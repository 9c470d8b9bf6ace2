import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion, AskedName } from "../../retrieval/query/analysed-question.ts";
import type { NameDirectory } from "../../retrieval/query/name-directory.ts";
import { peopleByRole } from "../../retrieval/query/people-by-role.ts";
import type { WeighedTerm } from "../../retrieval/query/search-term.ts";
import type { Compose, ComposerParts, Composition } from "../composition.ts";
import { refuseWith } from "../refusal/refuse.ts";
import { readAll } from "./compose-list.ts";
import { composedWords } from "./composer-words.ts";
import type { ReadSentence } from "./read-article.ts";
import { spokenBy } from "./spoken-by.ts";
import { type StatementAsked, statementAsked } from "./statement-asked.ts";

/**
 * Refuses a question for what somebody said where no article tells their words, or none of their words is about what is asked;
 * null where some are. Who is only listed among the guests has not been heard.
 */
export function createComposeUnspoken(directory: () => Promise<NameDirectory>, lexicon: Lexicon): Compose {
  return async (asked, parts) => {
    const person = onlyPerson(asked) ?? onlyHolder(asked, await directory(), lexicon);
    const statement = person === null ? null : statementAsked(asked.text, person.asked);
    return person === null || statement === null ? null : refuseUnspoken(asked, person, statement, parts);
  };
}

async function refuseUnspoken(
  asked: AnalysedQuestion,
  person: Speaker,
  { about }: StatementAsked,
  parts: ComposerParts,
): Promise<Composition | null> {
  const articles = (await parts.articles()).filter(({ id }) => person.articles.includes(id));
  const reads = await readAll(articles, parts);
  const names = person.names.map(fold);
  const spoken = reads.flatMap((read) => spokenBy(read, names));
  if (spoken.length > 0 && (about === null || speaksOf(spoken, about, asked.terms))) return null;
  const reason = spoken.length === 0 ? "unspoken" : "notAbout";
  const named = reads
    .flatMap(({ sentences }) => sentences)
    .find(({ folded }) => names.some((name) => folded.includes(name)));
  const nearest = (spoken[0] ?? named)?.ref ?? null;
  const words = composedWords(asked.language, reason, { person: person.asked, name: about ?? "" });
  return refuseWith(words, nearest);
}

/** Whoever is asked about: as the question says it, and as the articles write it. */
type Speaker = Pick<AskedName, "asked" | "names" | "articles">;

/** The one person a question names, whom the articles' metadata know; null where there are none or several. */
function onlyPerson({ names }: AnalysedQuestion): Speaker | null {
  const people = names.filter(({ kind, person }) => kind === "person" && person !== undefined);
  return people.length === 1 ? people[0]! : null;
}

/** The one holder of the role by which a question names somebody; null where it names none, or several hold it. */
function onlyHolder(asked: AnalysedQuestion, { people }: NameDirectory, lexicon: Lexicon): Speaker | null {
  if (asked.names.some(({ kind }) => kind === "person")) return null;
  const holders = peopleByRole(asked.text, people, asked.names, lexicon);
  return holders.length === 1
    ? { asked: holders[0]!.person.romanised ?? holders[0]!.person.name, ...holders[0]! }
    : null;
}

/** Whether a sentence has any of the words of `about`, in any of the forms it is searched by. */
function speaksOf(spoken: readonly ReadSentence[], about: string, terms: readonly WeighedTerm[]): boolean {
  const topic = fold(about);
  const forms = terms
    .filter(({ kind, text, worth }) => worth > 0 && kind !== "gram" && topic.includes(text))
    .flatMap(({ alternatives }) => alternatives.filter(({ faint }) => faint !== true))
    .flatMap(({ term }) => (/^[waeg]/u.test(term) && term.length > 2 ? [term.slice(1)] : []));
  return forms.length === 0 || spoken.some(({ folded }) => forms.some((form) => folded.includes(form)));
}
