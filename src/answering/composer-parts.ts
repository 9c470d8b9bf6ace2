import type { PassageIndex } from "../ports/passage-index.ts";
import type { AnalysedQuestion } from "../retrieval/query/analysed-question.ts";
import { shareMet } from "../retrieval/ranking/marks.ts";
import { createMatcher } from "../retrieval/ranking/match-terms.ts";
import type { Found, Retrieve, Retrieved } from "../retrieval/ranking/retrieve.ts";
import type { ComposerParts } from "./composition.ts";
import { type EvidenceParts, type PlacedSentence, rankSentences } from "./evidence/find-evidence.ts";
import { type SentenceRef, textOf } from "./evidence/sentence-ref.ts";

/** What composers look at, over one index. */
export function createComposerParts({
  index,
  retrieve,
  reading,
}: {
  readonly index: PassageIndex;
  readonly retrieve: Retrieve;
  readonly reading: EvidenceParts;
}): ComposerParts {
  const found = new WeakMap<AnalysedQuestion, Map<number, Promise<Retrieved>>>();
  const find = (asked: AnalysedQuestion, k: number): Promise<Retrieved> => {
    const known = found.get(asked) ?? new Map<number, Promise<Retrieved>>();
    found.set(asked, known);
    const passages = known.get(k) ?? retrieve(asked, k);
    known.set(k, passages);
    return passages;
  };
  return {
    articles: async () => (await index.articles()).toSorted((a, b) => dayOf(b).localeCompare(dayOf(a))),
    sentences: (articleId) => index.sentences(articleId),
    async relevant(asked, most) {
      // An article has several passages; so many are enough to find `most` of them.
      const { passages } = await find(asked, most * PASSAGES_AN_ARTICLE);
      return [...new Map(passages.map(({ article }) => [article.id, article])).values()].slice(0, most);
    },
    meets: (asked, { article, ...sentence }) => {
      const text = reading.analyse(textOf({ article, ...sentence }), article.published);
      return shareMet(createMatcher(asked.terms, reading.lexicon)(text), asked.terms);
    },
    async rank(asked, sentences) {
      const { passages } = await find(asked, RANKED);
      return rankSentences(asked, place(sentences, passages), reading);
    },
  };
}

const PASSAGES_AN_ARTICLE = 4;
const RANKED = 12;

function dayOf({ eventDate, published }: { readonly eventDate?: string; readonly published?: string }): string {
  return published ?? eventDate ?? "";
}

/** Each sentence with the passage it was found in; those of no passage found count as in the last of them. */
function place(sentences: readonly SentenceRef[], passages: readonly Found[]): readonly PlacedSentence[] {
  const last = passages.at(-1);
  if (last === undefined) return [];
  return sentences.map((each) => {
    const rank = passages.findIndex(
      ({ article, passage }) =>
        article.id === each.article.id && passage.first <= each.order && each.order <= passage.last,
    );
    return { ...each, rank: rank < 0 ? passages.length : rank, found: passages[rank] ?? last };
  });
}
