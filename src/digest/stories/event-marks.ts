import { dateMentions } from "../../language/dates.ts";
import { fold } from "../../language/fold.ts";
import { type SentenceVector, sentenceVectors } from "../../retrieval/ranking/centrality.ts";
import type { Reading } from "../reading.ts";

/** What an event is known by: its words, weighed over all articles compared, its days, and what it is about in short. */
export interface EventMarks {
  readonly words: SentenceVector;
  /** Its heaviest words, by which articles that may belong together are found. */
  readonly heaviest: readonly string[];
  /** ISO days named in its opening, and the day it was published. */
  readonly days: ReadonlySet<string>;
  readonly published: string | null;
  /** The numbers of its title, days aside: a share code, a score, a price. */
  readonly figures: ReadonlySet<string>;
  readonly language: string;
  /** Title and opening, for a model of meaning. */
  readonly gist: string;
}

/** An event is told in the opening of its article; the rest is background, which many share. */
const OPENING = 500;
const GIST = 200;
const HEAVIEST = 24;

/** The marks of each article's event. */
export function eventMarks(readings: readonly Reading[]): readonly EventMarks[] {
  const openings = readings.map(openingOf);
  // The title counts twice: it names the event.
  const vectors = sentenceVectors(
    readings.map(({ article }, i) => `${article.title}\n${article.title}\n${openings[i]}`),
  );
  return readings.map(({ article }, i) => {
    const words = vectors[i]!;
    const published = article.published ?? null;
    return {
      words,
      heaviest: [...words]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, HEAVIEST)
        .map(([word]) => word),
      days: daysOf(`${article.title}\n${openings[i]}`, published ?? article.eventDate),
      published,
      figures: figuresOf(article.title),
      language: article.language === "en" ? "en" : "zh",
      gist: `${article.title}\n${openings[i]!.slice(0, GIST)}`,
    };
  });
}

/** One digit counts something in half of all titles. */
function figuresOf(title: string): ReadonlySet<string> {
  return new Set(fold(title).match(/(?<![\d.])(?:\d+\.\d+|\d{2,})(?![\d.]|年|月|日)/gu) ?? []);
}

function openingOf({ article, sentences }: Reading): string {
  let opening = "";
  for (const { start, end } of sentences) {
    if (opening.length > OPENING) break;
    opening += article.text.slice(start, end);
  }
  return opening.slice(0, OPENING);
}

function daysOf(text: string, published: string | undefined): ReadonlySet<string> {
  const days = dateMentions(text, { published }).flatMap(({ year, month, day }) =>
    year === undefined || month === undefined || day === undefined
      ? []
      : [`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`],
  );
  return new Set(published === undefined ? days : [...days, published]);
}
