import type { Article } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Compose, ComposedLine, ComposerParts, Composition } from "../composition.ts";
import type { SentenceRef } from "../evidence/sentence-ref.ts";
import { type AskedScope, askedScope } from "./asked-scope.ts";
import { bodyItems } from "./body-items.ts";
import { sentencesOf } from "./compose-recent.ts";
import { composedWords } from "./composer-words.ts";
import { type Covered, coverItems, type Item } from "./cover-items.ts";
import { eventItems } from "./event-items.ts";
import { type ItemAsked, itemAsked } from "./item-asked.ts";
import { peopleItems } from "./people-items.ts";
import { pointItems } from "./point-items.ts";
import { type ReadArticle, readArticle } from "./read-article.ts";
import { relevantItems } from "./relevant-items.ts";
import { talkItems } from "./talk-items.ts";

/** Lines shown of a long list: what a reader still goes through in a message. */
const MOST_LINES = 20;
/** Articles whose sentences are ranked to see what is likely. */
const ARTICLES_RANKED = 3;

/** Composes every item of the kind asked for, one cited line for each sentence needed, article by article. */
export function createComposeList(lexicon: Pick<Lexicon, "readings">): Compose {
  return async (asked, parts) => {
    const wanted = itemAsked(asked);
    if (wanted === null) return null;
    const scope = await askedScope(asked, parts, lexicon, { several: wanted.kind.kind === "event" });
    const reads = await readAll(scope.articles, parts);
    const found = await itemsIn(reads, wanted, scope, asked, parts);
    const covered = found.map((items) => coverItems(items).toSorted((a, b) => a.ref.order - b.ref.order));
    const [first, second] = covered.flat();
    if (first === undefined) return null;
    // Several were asked for: a single one is doubted.
    if (second === undefined && wanted.kind.kind !== "event" && !(await isLikely(first.ref, asked, parts))) return null;
    return listOf(asked, covered);
  };
}

/** Whether a sentence stands in the article that the likeliest of all stands in. */
async function isLikely(ref: SentenceRef, asked: AnalysedQuestion, parts: ComposerParts): Promise<boolean> {
  const articles = await parts.relevant(asked, ARTICLES_RANKED);
  const sentences = (await Promise.all(articles.map((article) => sentencesOf(article, parts)))).flat();
  const [likeliest] = await parts.rank(asked, sentences);
  return likeliest?.article.id === ref.article.id;
}

/** Reads articles with their sentences. */
export function readAll(articles: readonly Article[], parts: ComposerParts): Promise<readonly ReadArticle[]> {
  return Promise.all(articles.map(async (article) => readArticle(article, await parts.sentences(article.id))));
}

/** The items of each article; of a question that nothing but relevance places, only those in sentences that answer. */
async function itemsIn(
  reads: readonly ReadArticle[],
  wanted: ItemAsked,
  scope: AskedScope,
  asked: AnalysedQuestion,
  parts: ComposerParts,
): Promise<readonly (readonly Item[])[]> {
  const found = reads.map((read) => itemsOf(read, wanted, asked));
  return relevantItems(found, wanted, scope, asked, parts);
}

/** The items of an article of the kind asked for. */
export function itemsOf(read: ReadArticle, wanted: ItemAsked, asked: Pick<AnalysedQuestion, "names">): readonly Item[] {
  const find = {
    person: () => peopleItems(read, wanted),
    body: () => bodyItems(read, wanted).filter(({ key }) => !isNamed(key, asked)),
    talk: () => talkItems(read, wanted),
    point: () => pointItems(read, wanted, asked),
    event: () => eventItems(read),
  };
  return find[wanted.kind.kind]();
}

/** Whoever asks about a body does not ask for it. */
function isNamed(key: string, { names }: Pick<AnalysedQuestion, "names">): boolean {
  return names.some((each) => each.names.some((name) => fold(name) === key));
}

function listOf({ language }: AnalysedQuestion, covered: readonly (readonly Covered[])[]): Composition {
  const lines = covered.flat().map(lineOf);
  const keys = new Set(covered.flat().flatMap(({ items }) => items.map(({ key }) => key)));
  const articles = covered.filter((each) => each.length > 0).length;
  const held =
    articles === 1 ? composedWords(language, "oneArticle") : composedWords(language, "articles", { n: articles });
  const counted = composedWords(language, "found", { n: keys.size, articles: held });
  const cut = lines.length > MOST_LINES ? [composedWords(language, "shown", { n: MOST_LINES })] : [];
  return { kind: "answer", lines: lines.slice(0, MOST_LINES), notices: [counted, ...cut] };
}

function lineOf({ ref, items }: Covered): ComposedLine {
  const shown = items.map((item) => item.shown).filter((each) => !/^\d+$/u.test(each));
  return { text: shown.length === 0 ? null : shown.join(", "), cites: [ref] };
}
