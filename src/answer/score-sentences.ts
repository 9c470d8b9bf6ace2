import type { Found, Retrieved, WeighedTerm } from "../retrieve/retrieve.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { coverage, createMatcher, type Matches, widen } from "./match-terms.ts";

/** A sentence that may be quoted. */
export interface Candidate {
  readonly found: Found;
  /** Its number among the article's sentences. */
  readonly order: number;
  readonly text: string;
  /** What the sentence itself meets. */
  readonly own: Matches;
  /** What it meets together with its neighbours and what stands above it. */
  readonly context: Matches;
  /** How much of the question it meets; how likely it answers is asked of the best only (src/answer/rate-answers.ts). */
  readonly score: number;
}

/** A sentence speaks also of what its neighbours and its title name: so much of that counts. */
const NEIGHBOUR = 0.5;
const HEADER = 0.8;
/** Whoever a paragraph names first goes on speaking in it. */
const SPEAKER = 0.9;
const OWN = 0.3;
const PASSAGE = 0.7;
const CONTEXT = 1;

/** Scores the sentences of the passages found, best first. */
export function scoreSentences(retrieved: Retrieved, lexicon: Lexicon): readonly Candidate[] {
  const { terms, passages } = retrieved;
  const match = createMatcher(terms, lexicon);
  // The rank of a passage counts its best sentence already; here each sentence is to count by itself.
  const best = Math.max(0, ...passages.map(({ words }) => words)) || 1;
  const names = terms.map(({ kind: of }) => of === "name" || of === "alias" || of === "foreign");
  const headers = new Map<string, Matches>();
  const candidates = passages.flatMap((found) => {
    const { article } = found;
    const header =
      headers.get(article.id) ??
      match(
        [article.title, article.titleEn, article.publisher, article.published, article.eventDate, article.place]
          .filter(Boolean)
          .join("\n"),
      );
    headers.set(article.id, header);
    return sentencesOf(found, header, match, names).map((each) => ({
      ...each,
      score: score(each, found.words / best, terms),
    }));
  });
  return candidates.sort((a, b) => b.score - a.score);
}

type Unscored = Omit<Candidate, "score">;

function sentencesOf(
  found: Found,
  header: Matches,
  match: (text: string, published?: string) => Matches,
  names: readonly boolean[],
): readonly Unscored[] {
  const { article, sentences, passage } = found;
  const spans = sentences.slice(passage.first, passage.last + 1);
  const texts = spans.map(({ start, end }) => article.text.slice(start, end));
  const own = texts.map((text) => match(text, article.published));
  let spoken: Matches | undefined;
  return texts.map((text, i) => {
    const newParagraph = i === 0 || article.text.slice(spans[i - 1]!.end, spans[i]!.start).includes("\n");
    spoken = widen(
      own[i]!.map((value, term) => (names[term] ? value : 0)),
      newParagraph ? undefined : spoken,
      1,
    );
    const near = widen(widen(own[i]!, own[i - 1], NEIGHBOUR), own[i + 1], NEIGHBOUR * 0.6);
    return {
      found,
      order: passage.first + i,
      text,
      own: own[i]!,
      context: widen(widen(near, spoken, SPEAKER), header, HEADER),
    };
  });
}

function score({ own, context }: Unscored, passage: number, terms: readonly WeighedTerm[]): number {
  return OWN * coverage(own, terms) + CONTEXT * coverage(context, terms) + PASSAGE * passage;
}
