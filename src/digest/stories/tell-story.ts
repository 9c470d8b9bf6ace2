import { cite } from "../../answering/cite.ts";
import type { GlossOf } from "../../answering/evidence/english-gloss.ts";
import type { AnswerLine, Citation } from "../../domain/answer.ts";
import type { Article } from "../../domain/article.ts";
import type { DigestItem } from "../../domain/digest.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { FreshStory } from "../novelty/fresh-stories.ts";
import type { KnownToReaders } from "../novelty/known-to-readers.ts";
import { chooseTelling, NAMED, titleTold } from "../telling/choose-telling.ts";
import type { WrittenLine } from "../telling/write-lines.ts";
import type { TopicFound } from "../topic.ts";
import type { Clause } from "./clauses.ts";
import { daysAhead } from "./days-ahead.ts";
import { differences } from "./differences.ts";
import { numbersTold } from "./numbers-told.ts";
import { placeInEnglish } from "./place-in-english.ts";
import type { Story } from "./story.ts";
import { type StorySentence, storySentences } from "./story-sentences.ts";

/** A story, and of its articles those beside it that are not told because its readers know them. */
type ToldStory = Story & Partial<Pick<FreshStory, "beside" | "novelty">>;

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
  /** What the readers were told before, and whether that is left out. */
  readonly readers?: KnownToReaders | undefined;
  readonly onlyNew?: boolean;
  /** Lines that were written and proved, in place of the sentences themselves. */
  readonly written?: readonly WrittenLine[];
}

/** A first line that holds less of the title than this part of what another does is background. */
const BACKGROUND = 0.4;
/** A sentence that speaks of the topic is so much more worth telling than one that does not. */
const ON_TOPIC = 5;

/** Whether a story says anything that its readers do not know. */
export function saysSomething(story: Story, { readers, onlyNew }: Pick<TellParts, "readers" | "onlyNew">): boolean {
  return !onlyNew || readers === undefined || storySentences(story).some((each) => !readers.knows(each));
}

/** Tells a story: its facts and its lines, each with the markers of its citations, which are numbered from `marker` on. */
export function tellStory(story: ToldStory, marker: number, parts: TellParts): DigestItem {
  const { topic, today, extent, glossOf, lexicon, readers, onlyNew, written = [] } = parts;
  const all = storySentences(story);
  const sentences = onlyNew && readers !== undefined ? all.filter((each) => !readers.knows(each)) : all;
  const corrections = readers?.corrections(all).slice(0, extent.lines) ?? [];
  const within = topic === null || story.sources.some(({ article }) => topic.names(article)) ? null : topic;
  const corrected = new Set(corrections.map(({ from }) => from));
  const lines = tellingLines(sentences, within, extent.lines).filter((each) => !corrected.has(each));
  const shown = new Set([...corrected, ...lines]);
  const apart = differences(withBeside(story, all), extent.differences);
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
    lines: [
      ...corrections.map(({ from, was }) => ({ ...line({ from, text: from.text }), was })),
      ...(written.length > 0
        ? written.map(({ text, from }) => ({
            text,
            markers: line(...from.map((each) => ({ from: each, text }))).markers,
          }))
        : eventFirst(lines).map((from) => line({ from, text: from.text }))),
    ],
    numbers: numbers.map((clause) => line(clause)),
    ahead: ahead.map((clause) => line(clause)),
    differences: apart.map((pair) => line(...pair)),
  };
  const novelty = corrections.length > 0 ? "corrected" : story.novelty;
  return {
    articleId: standingFor(story, sentences).id,
    citations: [...citations.values()],
    story: { ...factsOf(story, standingFor(story, sentences), lexicon), ...told, ...(novelty && { novelty }) },
  };
}

/** The sentences of a story's sources, and of those beside that its readers know: what these say otherwise is worth a line. */
function withBeside({ beside = [], articles }: ToldStory, own: readonly StorySentence[]): readonly StorySentence[] {
  if (beside.length === 0) return own;
  const count = Math.max(0, ...own.map(({ source }) => source)) + 1;
  const others = storySentences({ sources: beside, articles });
  return [...own, ...others.map((each) => ({ ...each, source: each.source + count }))];
}

function factsOf(story: Story, head: Article, lexicon: Lexicon | undefined) {
  const place =
    [head, ...story.sources.map(({ article }) => article)].find((each) => each.place !== undefined)?.place ?? null;
  return {
    headline: head.title,
    headlineEn: head.titleEn ?? null,
    date: head.eventDate ?? head.published ?? null,
    place,
    placeEn: place === null || lexicon === undefined ? null : placeInEnglish(place, lexicon),
    articleIds: story.articles.map(({ article }) => article.id),
    sources: story.sources.length,
    reprints: story.articles.length - story.sources.length,
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
