import { cite } from "../../answering/cite.ts";
import type { GlossOf } from "../../answering/evidence/english-gloss.ts";
import type { AnswerLine, Citation } from "../../domain/answer.ts";
import type { DigestItem } from "../../domain/digest.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { chooseTelling, NAMED, titleTold } from "../telling/choose-telling.ts";
import type { TopicFound } from "../topic.ts";
import type { Clause } from "./clauses.ts";
import { daysAhead } from "./days-ahead.ts";
import { differences } from "./differences.ts";
import { numbersTold } from "./numbers-told.ts";
import { placeInEnglish } from "./place-in-english.ts";
import type { Story } from "./story.ts";
import { type StorySentence, storySentences } from "./story-sentences.ts";

/** How much of each story is told. */
export interface Extent {
  readonly lines: number;
  readonly numbers: number;
  readonly differences: number;
  readonly ahead: number;
}

/** What stories are told with. */
export interface TellParts {
  readonly topic: TopicFound | null;
  readonly today: string | undefined;
  readonly extent: Extent;
  readonly glossOf: GlossOf;
  readonly lexicon: Lexicon | undefined;
}

/** A first line that holds less of the title than this part of what another does is background. */
const BACKGROUND = 0.4;
/** A sentence that speaks of the topic is so much more worth telling than one that does not. */
const ON_TOPIC = 5;

/** Tells a story: its facts and its lines, each with the markers of its citations, which are numbered from `marker` on. */
export function tellStory(
  story: Story,
  marker: number,
  { topic, today, extent, glossOf, lexicon }: TellParts,
): DigestItem {
  const sentences = storySentences(story);
  const within = topic === null || story.sources.some(({ article }) => topic.names(article)) ? null : topic;
  const lines = tellingLines(sentences, within, extent.lines);
  const shown = new Set(lines);
  const apart = differences(sentences, extent.differences);
  const near = sentences.filter(speaksOf(within, sentences));
  const numbers = numbersTold(near, shown, extent.numbers);
  const ahead = today === undefined ? [] : daysAhead(near, today, extent.ahead);
  const citations = new Map<string, Citation>();
  const markerOf = ({ article, sentence }: StorySentence): number => {
    const known = citations.get(sentence.id) ?? cite(article, sentence, marker + citations.size, glossOf);
    citations.set(sentence.id, known);
    return known.marker;
  };
  const line = (...clauses: readonly Clause[]): AnswerLine => ({
    text: clauses.map(({ text }) => text).join(" / "),
    markers: [...new Set(clauses.map(({ from }) => markerOf(from)))],
  });
  const told = {
    lines: eventFirst(lines).map((from) => line({ from, text: from.text })),
    numbers: numbers.map((clause) => line(clause)),
    ahead: ahead.map((clause) => line(clause)),
    differences: apart.map((pair) => line(...pair)),
  };
  const head = standingFor(story, sentences);
  const place =
    [head, ...story.sources.map(({ article }) => article)].find((each) => each.place !== undefined)?.place ?? null;
  return {
    articleId: head.id,
    citations: [...citations.values()],
    story: {
      headline: head.title,
      headlineEn: head.titleEn ?? null,
      date: head.eventDate ?? head.published ?? null,
      place,
      placeEn: place === null || lexicon === undefined ? null : placeInEnglish(place, lexicon),
      articleIds: story.articles.map(({ article }) => article.id),
      sources: story.sources.length,
      reprints: story.articles.length - story.sources.length,
      ...told,
    },
  };
}

/** What happened comes first where mere background stands before it; else all in order. */
function eventFirst(lines: readonly StorySentence[]): readonly StorySentence[] {
  const [first, event] = [lines[0], lines.toSorted((a, b) => titleTold(b) - titleTold(a))[0]];
  if (first === undefined || event === undefined) return [];
  const dated = event.features.dated === 1 && titleTold(event) >= NAMED;
  const background = dated && titleTold(first) < BACKGROUND * titleTold(event);
  return background ? [event, ...lines.filter((each) => each !== event)] : lines;
}

/** Whether a sentence says half as much of the topic as the one that says most; true where there is no topic. */
function speaksOf(topic: TopicFound | null, sentences: readonly StorySentence[]): (each: StorySentence) => boolean {
  if (topic === null) return () => true;
  const most = Math.max(0, ...sentences.map(({ article, sentence }) => topic.says(article, sentence)));
  return ({ article, sentence }) => topic.says(article, sentence) >= most / 2;
}

/** The first source to report; with a topic this is where its lines come from. */
function standingFor(story: Story, sentences: readonly StorySentence[]) {
  return sentences[0]?.article ?? story.sources[0]!.article;
}

/** The lines of a story, in order; where only a part of it speaks of the topic, one more, and what that part says before others. */
function tellingLines(
  sentences: readonly StorySentence[],
  topic: TopicFound | null,
  most: number,
): readonly StorySentence[] {
  // Later sources add to what the first one tells.
  const telling = (each: StorySentence): number => (each.source === 0 ? 1 : 0.9);
  const says = sentences.map(({ article, sentence }) => topic?.says(article, sentence) ?? 0);
  const best = Math.max(0, ...says);
  const favoured = sentences.map((each, i) => ({
    ...each,
    favour: telling(each) * (best === 0 ? 1 : 1 + ON_TOPIC * (says[i]! / best) ** 2),
  }));
  return chooseTelling(favoured, best === 0 ? most : most + 1).map((i) => sentences[i]!);
}
