import { englishValues } from "../../answering/evidence/english-values.ts";
import { glossLine } from "../../answering/evidence/gloss-line.ts";
import type { AnswerLine, Citation } from "../../domain/answer.ts";
import type { Digest, DigestItem, DigestLine, StoryTold } from "../../domain/digest.ts";
import { digestPhrase, digestTitle, emptyText, receiptText } from "./receipt-text.ts";

/** One line of a story. `label` names its kind, null for a telling sentence; `gloss` helps a reader of English. */
export interface PageLine {
  readonly label: string | null;
  readonly text: string;
  readonly markers: readonly number[];
  readonly gloss: string | null;
}

/** A story as it is printed. */
export interface PageStory {
  readonly headline: string;
  /** The article's own title, where the headline is a translation of it. */
  readonly original: string | null;
  readonly url: string | null;
  /** When, where, how many sources. */
  readonly facts: readonly string[];
  readonly lines: readonly PageLine[];
  readonly citations: readonly Citation[];
}

/** A digest as it is printed, whatever the medium. */
export interface DigestPage {
  readonly title: string;
  /** Said where there are no stories. */
  readonly empty: readonly string[];
  readonly stories: readonly PageStory[];
  readonly receipt: string;
}

/** Lays a digest out in its reader's language. */
export function digestPage(digest: Digest): DigestPage {
  const stories = digest.items.filter(({ citations }) => citations.length > 0);
  return {
    title: digestTitle(digest.request),
    empty: stories.length === 0 ? emptyText(digest) : [],
    stories: stories.map((item) => pageStory(item, digest.request.language)),
    receipt: receiptText(digest),
  };
}

function pageStory(item: DigestItem, language: Digest["request"]["language"]): PageStory {
  const story = item.story ?? bareStory(item);
  const [first] = item.citations;
  const say = (name: string, count: number): string => digestPhrase(language, name, { count });
  const english = language === "en" ? story.headlineEn : null;
  const place = language === "en" ? (story.placeEn ?? story.place) : story.place;
  const label = (name: string) => digestPhrase(language, name);
  const byMarker = new Map(item.citations.map((citation) => [citation.marker, citation]));
  const glossed = ({ text, markers, was }: DigestLine): PageLine => {
    const { gloss } = byMarker.get(markers[0] ?? 0) ?? {};
    const notes = [
      ...(was === undefined ? [] : [digestPhrase(language, "was", { text: was })]),
      ...(gloss == null ? [] : [glossLine(gloss)]),
    ];
    const named = was === undefined ? null : label("corrected-line");
    return { label: named, text, markers, gloss: notes.length === 0 ? null : notes.join(" ") };
  };
  const labelled =
    (name: string) =>
    ({ text, markers }: AnswerLine): PageLine => ({
      label: label(name),
      text,
      markers,
      gloss: language === "en" ? valuesOf(text) : null,
    });
  return {
    headline: english ?? story.headline,
    original: english === null ? null : story.headline,
    url: first?.url ?? null,
    facts: [
      story.novelty === undefined || story.novelty === "repeated" ? "" : label(story.novelty),
      story.date ?? "",
      place ?? "",
      say("sources", story.sources),
      story.reprints === 0 ? "" : say("reprints", story.reprints),
    ].filter((fact) => fact !== ""),
    lines: [
      ...story.lines.map(glossed),
      ...story.numbers.map(labelled("number")),
      ...story.ahead.map(labelled("ahead")),
      ...story.differences.map(labelled("difference")),
    ],
    citations: item.citations,
  };
}

/** "more than 400 people", where Chinese writes it its own way. */
function valuesOf(text: string): string | null {
  const values = /\p{Script=Han}/u.test(text) ? englishValues(text).map(({ english }) => english) : [];
  return values.length === 0 ? null : values.join(" · ");
}

/** A story of which nothing is known but its quotes. */
function bareStory({ articleId, citations }: DigestItem): StoryTold {
  const [first] = citations;
  return {
    headline: first?.title ?? articleId,
    headlineEn: first?.gloss?.titleEn ?? null,
    date: first?.date ?? null,
    place: null,
    placeEn: null,
    articleIds: [articleId],
    sources: 1,
    reprints: 0,
    lines: citations.map(({ quote, marker }) => ({ text: quote, markers: [marker] })),
    numbers: [],
    ahead: [],
    differences: [],
  };
}
