import { dateMentions } from "../../language/dates.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { Compose, ComposedLine } from "../composition.ts";
import { type SentenceRef, textOf } from "../evidence/sentence-ref.ts";
import { askedScope } from "./asked-scope.ts";
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

/** Composes what happened when, oldest first: the dated sentences of the one article asked about, else the event of each. */
export function createComposeTimeline(lexicon: Pick<Lexicon, "readings">): Compose {
  return async (asked, parts) => {
    const scope = await askedScope(asked, parts, lexicon);
    const single = scope.by === "event" && scope.articles.length === 1;
    // Who asks for a timeline and names nothing wants all there is.
    const articles = scope.by === "search" && asked.names.length === 0 ? await parts.articles() : scope.articles;
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
