import type { Article } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion, AskedName } from "../../retrieval/query/analysed-question.ts";
import { contentTerms } from "../../retrieval/query/content-terms.ts";
import { tellingSentences } from "../../retrieval/ranking/telling-sentences.ts";
import type { Compose, ComposedLine, ComposerParts, Composition } from "../composition.ts";
import { type SentenceRef, textOf } from "../evidence/sentence-ref.ts";
import { contradictedEditions, contradictedYears } from "../sufficiency/contradicted-years.ts";
import { eventsNamed } from "./asked-scope.ts";
import { leadsOf, sentencesOf } from "./compose-recent.ts";
import { readArticle } from "./read-article.ts";
import { asksForClosing, withoutSpeech } from "./read-patterns.ts";
import { readTalk } from "./read-talk.ts";
import { spokenBy } from "./spoken-by.ts";
import { withoutCourtesy } from "./without-courtesy.ts";

/** A summary's sentences: the lead, and those that tell most of the rest. */
const TOLD = 4;

/** What a person said or did is told in fewer: they are of one matter. */
const TOLD_OF_PERSON = 3;
/** A sentence less than this part as likely to be meant as the likeliest is about something else the person said. */
const AS_LIKELY = 0.5;

/**
 * The article that is meant, by the sentences that tell most of it in its own order: when, where, who, theme come first, as
 * news is written. Of a person's part in it, the sentences about that person that answer best; of the articles without
 * saying which, the lead of each. Null where no article is meant.
 */
export function createComposeSummary(lexicon: Pick<Lexicon, "readings">): Compose {
  return async (asked, parts) => {
    const talk = readTalk(asked.text);
    if (talk !== null && !talk.has("recent")) return answer(await leadsOf(await parts.articles(), parts));
    if (talk === null && contentTerms(asked).length === 0) return null;
    const [article] = talk === null ? [await articleMeant(asked, parts, lexicon)] : await parts.articles();
    if (article === undefined) return null;
    if (contradictedYears(asked.text, article).length + contradictedEditions(asked.text, article).length > 0)
      return null;
    const all = await sentencesOf(article, parts);
    const person = asked.names.find(({ kind }) => kind === "person");
    // What a person said of one matter is a question of fact.
    if (person !== undefined && !saysNoMore(asked)) return null;
    const told = person === undefined ? tellingMost(article, all) : await aboutPerson(person, all, asked, parts);
    return answer(told.map((each) => ({ text: null, cites: [each] })));
  };
}

function answer(lines: readonly ComposedLine[]): Composition | null {
  return lines.length === 0 ? null : { kind: "answer", lines, notices: [] };
}

function tellingMost(article: Article, all: readonly SentenceRef[]): readonly SentenceRef[] {
  const telling = tellingSentences(article, all[0]?.sentences ?? []).slice(0, TOLD);
  const who = sentenceOfPeople(all);
  // Who takes the place of what tells least, unless they are told of already.
  const chosen = new Set(telling.map((each) => all.find(({ sentences, order }) => sentences[order] === each)!));
  if (who !== null && ![...chosen].some((each) => namesIn(each).some((name) => namesIn(who).includes(name)))) {
    if (chosen.size === TOLD) chosen.delete([...chosen].at(-1)!);
    chosen.add(who);
  }
  return all.filter((each) => chosen.has(each));
}

/** Whether a question says nothing but whose words are to be summed up. */
function saysNoMore({ folded, names }: AnalysedQuestion): boolean {
  const people = names.filter(({ kind }) => kind === "person");
  const rest = people.reduce((text, { asked }) => text.replace(fold(asked), " "), folded);
  return readTalk(withoutSpeech(rest)) !== null;
}

async function aboutPerson(
  { names }: AskedName,
  all: readonly SentenceRef[],
  asked: AnalysedQuestion,
  parts: ComposerParts,
): Promise<readonly SentenceRef[]> {
  const isNaming = (each: SentenceRef): boolean => names.some((name) => textOf(each).includes(name));
  const naming = all.filter(isNaming);
  if (asksForClosing(asked.folded)) {
    // Where no sentence says that it ends the event, the last one does: news is told in the event's order.
    const closing = naming.filter((each) => asksForClosing(fold(textOf(each))));
    return closing.length > 0 ? closing : naming.slice(-1);
  }
  const [first] = all;
  const read = first === undefined ? null : readArticle(first.article, first.sentences);
  const spoken = read === null ? [] : spokenBy(read, names.map(fold)).filter(({ ref }) => isNaming(ref));
  const told = spoken.length === 0 ? naming : withoutCourtesy(spoken).map(({ ref }) => ref);
  const ranked = await parts.rank(asked, told);
  const least = AS_LIKELY * (ranked[0]?.probability ?? 0);
  const best = ranked.slice(0, TOLD_OF_PERSON).filter(({ probability }) => probability >= least);
  return naming.filter(({ order }) => best.some((each) => each.order === order));
}

/** The first sentence that names the people an article names most; null where it names none. */
function sentenceOfPeople(all: readonly SentenceRef[]): SentenceRef | null {
  const mentions = new Map<string, number>();
  for (const each of all) for (const name of namesIn(each)) mentions.set(name, (mentions.get(name) ?? 0) + 1);
  const most = Math.max(0, ...mentions.values());
  return all.find((each) => namesIn(each).some((name) => mentions.get(name) === most)) ?? null;
}

function namesIn(ref: SentenceRef): readonly string[] {
  const text = textOf(ref);
  return ref.article.people.map(({ name }) => name).filter((name) => text.includes(name));
}

/** Articles among which one that a name of the question belongs to goes before the others. */
const NAMED_AMONG = 5;

async function articleMeant(
  asked: AnalysedQuestion,
  parts: ComposerParts,
  lexicon: Pick<Lexicon, "readings">,
): Promise<Article | undefined> {
  const articles = await parts.relevant(asked, NAMED_AMONG);
  const named = eventsNamed(asked, await parts.articles(), lexicon);
  return articles.find(({ id }) => named.some((each) => each.id === id)) ?? named[0] ?? articles[0];
}
