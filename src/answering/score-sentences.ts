import type { Lexicon } from "../language/lexicon.ts";
import type { Found, Retrieved, WeighedTerm } from "../retrieval/ranking/retrieve.ts";
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
  /** How much of the question it meets; how likely it answers is asked of the best only (src/answering/rate-answers.ts). */
  readonly score: number;
}

/** A sentence speaks also of what its neighbours and its title name: so much of that counts. */
const NEIGHBOUR = 0.5;
const HEADER = 0.8;
/** The first sentence of an article says what all of it is about. */
const LEAD = 0.5;
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
  const above = new Map<string, Matches>();
  const candidates = passages.flatMap((found) => {
    const { article } = found;
    const all = above.get(article.id) ?? whatStandsAbove(found, match);
    above.set(article.id, all);
    return sentencesOf(found, all, match, names).map((each) => ({
      ...each,
      score: score(each, found.words / best, terms),
    }));
  });
  return candidates.sort((a, b) => b.score - a.score);
}

type Unscored = Omit<Candidate, "score">;

type Match = (text: string, published?: string) => Matches;

/** What the header and the lead of an article say of all its sentences. */
function whatStandsAbove({ article, sentences }: Found, match: Match): Matches {
  const { title, titleEn, publisher, published, eventDate, place } = article;
  const header = match([title, titleEn, publisher, published, eventDate, place].filter(Boolean).join("\n"));
  const lead = sentences[0];
  const said = lead && match(article.text.slice(lead.start, lead.end), published);
  return widen(
    header.map((value) => HEADER * value),
    said,
    LEAD,
  );
}

function sentencesOf(found: Found, above: Matches, match: Match, names: readonly boolean[]): readonly Unscored[] {
  const { article, sentences, passage } = found;
  const textOf = (order: number): string => article.text.slice(sentences[order]!.start, sentences[order]!.end);
  const meets = (order: number): Matches | undefined => sentences[order] && match(textOf(order), article.published);
  const unscored: Unscored[] = [];
  let spoken: Matches | undefined;
  // A passage ends where it is long enough: the sentences on either side of it are neighbours all the same.
  let [before, own, behind] = [meets(passage.first - 1), meets(passage.first), meets(passage.first + 1)];
  for (let order = passage.first; order <= passage.last && own !== undefined; order++) {
    const newParagraph =
      order === passage.first || article.text.slice(sentences[order - 1]!.end, sentences[order]!.start).includes("\n");
    spoken = widen(
      own.map((value, term) => (names[term] ? value : 0)),
      newParagraph ? undefined : spoken,
      1,
    );
    const near = widen(widen(own, before, NEIGHBOUR), behind, NEIGHBOUR * 0.6);
    const context = widen(widen(near, spoken, SPEAKER), above, 1);
    unscored.push({ found, order, text: textOf(order), own, context });
    [before, own, behind] = [own, behind, meets(order + 2)];
  }
  return unscored;
}

function score({ own, context }: Unscored, passage: number, terms: readonly WeighedTerm[]): number {
  return OWN * coverage(own, terms) + CONTEXT * coverage(context, terms) + PASSAGE * passage;
}
