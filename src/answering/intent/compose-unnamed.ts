import type { Article } from "../../domain/article.ts";
import { dateMentions } from "../../language/dates.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { type Quantity, quantities } from "../../language/numbers.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Compose } from "../composition.ts";
import { type SentenceRef, textOf } from "../evidence/sentence-ref.ts";
import { refuseWith } from "../refusal/refuse.ts";
import { askedScope } from "./asked-scope.ts";
import { itemsOf, readAll } from "./compose-list.ts";
import { composedWords } from "./composer-words.ts";
import { itemAsked } from "./item-asked.ts";
import type { ReadArticle } from "./read-article.ts";

/** What asks for the single ones of a number of things. */
const ASKS_NAMES =
  /(?:^|[^a-z])(?:names?|list|which|called|who are|who were|what are|what were|all (?:of )?(?:the )?)(?![a-z])|名单|名字|名称|叫什么|叫啥|哪|分别|具体|列出|列举|都是谁|都是什么|各是/u;
/** What asks for the number itself. */
const ASKS_NUMBER = /how (?:many|much)|多少|几[个位家项人条所]/u;
/** Two things are as often named apart; of so many the number is no exact one. */
const COUNTED = { least: 3, most: 500 };
/** Articles looked through where the question names none. */
const SEARCHED = 2;

/**
 * Refuses to name things that an article only counts: "the ten people who …" where it says that they were ten and names fewer.
 * Null where it names as many, or the question counts nothing or names nobody: then the number may be any.
 */
export function createComposeUnnamed(lexicon: Pick<Lexicon, "readings">): Compose {
  return async (asked, parts) => {
    const count = countAsked(asked);
    if (count === null) return null;
    const scope = await askedScope(asked, parts, lexicon);
    if (scope.by !== "event" && asked.names.length === 0) return null;
    const articles = scope.by === "event" ? scope.articles : await parts.relevant(asked, SEARCHED);
    const reads = await readAll(articles, parts);
    const counting = reads.flatMap((read) => sentencesCounting(read, count));
    if (counting.length === 0 || reads.some((read) => isNamed(read, asked, count))) return null;
    const [nearest] = await parts.rank(asked, counting);
    if (nearest === undefined || !holdsNames(nearest.article, asked)) return null;
    const reason = composedWords(asked.language, "unnamed", { n: count.value });
    return refuseWith(reason, nearest);
  };
}

/** How many things a question wants named; null where it wants none named or counts none. */
function countAsked({ folded }: AnalysedQuestion): Quantity | null {
  if (!ASKS_NAMES.test(folded) || ASKS_NUMBER.test(folded)) return null;
  const counts = countsIn(folded);
  const values = new Set(counts.map(({ value }) => value));
  return values.size === 1 ? counts[0]! : null;
}

function countsIn(text: string): readonly Quantity[] {
  const dates = dateMentions(text);
  return quantities(text).filter(
    ({ value, ordinal, unit, start, end }) =>
      !ordinal &&
      value >= COUNTED.least &&
      value <= COUNTED.most &&
      unit !== "percent" &&
      !/^[年月日时点分秒号岁]/u.test(unit ?? "") &&
      !dates.some((date) => start < date.end && end > date.start),
  );
}

function sentencesCounting({ sentences }: ReadArticle, count: Quantity): readonly SentenceRef[] {
  return sentences
    .filter(({ ref }) => countsIn(textOf(ref)).some((each) => each.value === count.value && areAlike(each, count)))
    .map(({ ref }) => ref);
}

/** Chinese counts one thing by several words, and English by none, but people are no things. */
function areAlike(a: Quantity, b: Quantity): boolean {
  return a.unit === null || b.unit === null || (a.unit === "person") === (b.unit === "person");
}

/** Whether an article names as many things of the kind, or enumerates as many where it counts them. */
function isNamed(read: ReadArticle, asked: AnalysedQuestion, count: Quantity): boolean {
  const enumerated = sentencesCounting(read, count).some(
    (ref) => textOf(ref).split(/[、；;]|以及/u).length >= count.value,
  );
  const wanted = itemAsked(asked);
  if (enumerated || wanted === null) return enumerated;
  const { size } = new Set(itemsOf(read, wanted, asked).map(({ key }) => key));
  return wanted.kind.kind === "point" ? size >= count.value : size === count.value;
}

/** An article that does not hold a name of the question counts something else. */
function holdsNames({ id }: Article, { names }: AnalysedQuestion): boolean {
  return names.every(({ articles, exact }) => !exact || articles.includes(id));
}
