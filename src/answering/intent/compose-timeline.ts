import type { Article } from "../../domain/article.ts";
import { dateMentions } from "../../language/dates.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Compose, ComposedLine, ComposerParts } from "../composition.ts";
import { type SentenceRef, textOf } from "../evidence/sentence-ref.ts";
import { eventsNamed } from "./asked-scope.ts";
import { readAll } from "./compose-list.ts";
import { eventSentence } from "./event-items.ts";
import { dayOf, type ReadArticle } from "./read-article.ts";

/** A dated sentence. `day` is YYYY, YYYY-MM or YYYY-MM-DD. */
interface Dated {
  readonly day: string;
  readonly ref: SentenceRef;
}

/** Lines shown of a long timeline: what a reader still goes through in a message. */
const MOST_LINES = 12;

/** "All five events", 这些活动 asks for those of the whole corpus; "that forum", 那场会 for one. */
const ALL_EVENTS =
  /(?:all|every|each|these|those|five|four|three|\d) (?:of )?(?:the |your )?(?:[a-z]+ ){0,2}?(?:events?|conferences?|forums?|meetings?|articles?|reports?|stories)(?![a-z])|(?:所有|全部|这些|那些|各个?|每个?|[三四五六七八九十几\d][个场次篇]|这几[个场次篇])(?:的)?(?:活动|会议?|大会|论坛|文章|报道)/u;
const ONE_EVENT =
  /(?:the|that|this) (?:[a-z]+ ){0,2}?(?:event|conference|forum|meeting|summit|article|report)(?![a-z])|[这那][个场次届篇]/u;

/** "Since 2023", 2023年以来: the events of that year and of those after it. */
const SINCE =
  /(?:since|from|starting in) (?:the year )?((?:19|20)\d\d)(?! to)|((?:19|20)\d\d)年?(?:起|以来|以后|之后|开始|至今)/u;

/** Composes what happened when, oldest first: the dated sentences of the one article asked about, else the event of each. */
export function createComposeTimeline(lexicon: Pick<Lexicon, "readings">): Compose {
  return async (asked, parts) => {
    const articles = await articlesAsked(asked, parts, lexicon);
    const single = articles.length === 1;
    const reads = await readAll(articles, parts);
    const dated = single ? datedSentences(reads[0]!) : reads.flatMap(datedEvent);
    if (dated.length === 0) return null;
    const lines = dated
      .toSorted((a, b) => endOf(a.day).localeCompare(endOf(b.day)))
      .slice(0, MOST_LINES)
      .map(({ day, ref }): ComposedLine => ({ text: day, cites: [ref] }));
    return { kind: "answer", lines, notices: [] };
  };
}

/** The articles whose events are to be put in order: the one that is named or pointed to, else those named, else all. */
async function articlesAsked(
  asked: AnalysedQuestion,
  parts: ComposerParts,
  lexicon: Pick<Lexicon, "readings">,
): Promise<readonly Article[]> {
  const all = await parts.articles();
  const [, after, from] = SINCE.exec(asked.folded) ?? [];
  const since = after ?? from;
  if (since !== undefined) return all.filter((article) => (dayOf(article) ?? "") >= since);
  if (ALL_EVENTS.test(asked.folded)) return all;
  const named = eventsNamed(asked, all, lexicon);
  if (named.length > 0) return named;
  return ONE_EVENT.test(asked.folded) ? parts.relevant(asked, 1) : all;
}

/** A year alone is over only when all its days are. */
function endOf(day: string): string {
  return `${day}-99-99`.slice(0, "YYYY-MM-DD".length);
}

function datedEvent(read: ReadArticle): readonly Dated[] {
  const day = dayOf(read.article);
  const ref = eventSentence(read);
  return day === undefined || ref === null ? [] : [{ day, ref }];
}

/** Sentences that say a year at least, each with its first date; of several with one date the first. */
function datedSentences({ article, sentences }: ReadArticle): readonly Dated[] {
  const byDay = new Map<string, Dated>();
  for (const { ref } of sentences) {
    const date = dateMentions(textOf(ref), { published: article.published }).find(({ year }) => year !== undefined);
    if (date === undefined) continue;
    const day = [date.year, date.month, date.month === undefined ? undefined : date.day]
      .filter((part) => part !== undefined)
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
    if (!byDay.has(day)) byDay.set(day, { day, ref });
  }
  return [...byDay.values()];
}
