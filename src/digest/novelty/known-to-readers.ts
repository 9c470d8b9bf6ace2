import type { Told } from "../../domain/told.ts";
import { fold } from "../../language/fold.ts";
import { gramsOf, isHeldBy, shareIn } from "../../retrieval/ranking/reprints.ts";
import type { Reading } from "../reading.ts";
import type { StorySentence } from "../stories/story-sentences.ts";
import { printOf, printsOf } from "./prints.ts";

/** A sentence that says so much of what another said, and not the same, corrects it. */
const CORRECTS = 0.4;

/** A sentence of an article, and what the article said in its place when it was told. */
export interface Correction {
  readonly from: StorySentence;
  readonly was: string;
}

/** What readers know who were told things. */
export interface KnownToReaders {
  /** Whether an article was told, as it is now or as it was. */
  wasTold(articleId: string): boolean;
  /** Whether they were told all that an article says now. */
  knowsAll(reading: Reading): boolean;
  /** Whether they were shown this, or were told its article when it stood there. */
  knows(sentence: Pick<StorySentence, "article" | "text">): boolean;
  /** What they were shown of articles that say it otherwise now. */
  corrections(sentences: readonly StorySentence[]): readonly Correction[];
}

/** Looks up what readers were told. */
export function knownToReaders({ articles, claims }: Told): KnownToReaders {
  const prints = new Map(articles.map((each) => [each.id, new Set(each.prints)]));
  const claimsOf = Map.groupBy(claims, ({ articleId }) => articleId);
  const shown = new Set(claims.map(({ text }) => printOf(text)));
  const grams = claims.map(({ text }) => gramsOf(text));
  const knows = ({ article, text }: Pick<StorySentence, "article" | "text">): boolean => {
    const print = printOf(text);
    if (shown.has(print) || prints.get(article.id)?.has(print)) return true;
    const own = gramsOf(text);
    return grams.some((each) => isHeldBy(own, each));
  };
  return {
    knows,
    wasTold: (articleId) => prints.has(articleId),
    knowsAll: ({ article, sentences }) => {
      const then = prints.get(article.id);
      return then !== undefined && printsOf(article, sentences).every((print) => then.has(print));
    },
    corrections: (sentences) =>
      [...Map.groupBy(sentences, ({ article }) => article.id)].flatMap(([id, ofArticle]) => {
        const fresh = ofArticle.filter((each) => !knows(each));
        const letters = lettersOf(ofArticle[0]!.article.text);
        const gone = (claimsOf.get(id) ?? []).filter(({ text }) => !letters.includes(lettersOf(text)));
        return gone.flatMap(({ text }) => {
          const nearest = nearestTo(text, fresh);
          return nearest === null ? [] : [{ from: nearest, was: text }];
        });
      }),
  };
}

function nearestTo(text: string, sentences: readonly StorySentence[]): StorySentence | null {
  const grams = gramsOf(text);
  const [best] = sentences
    .map((each) => ({ each, share: shareIn(grams, gramsOf(each.text)) }))
    .toSorted((a, b) => b.share - a.share);
  return best === undefined || best.share < CORRECTS ? null : best.each;
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, "");
}
