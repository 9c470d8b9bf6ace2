import { cite } from "../answering/cite.ts";
import { createGloss, type GlossOf } from "../answering/evidence/english-gloss.ts";
import type { Article, Sentence } from "../domain/article.ts";
import type { Digest, DigestItem, DigestRequest } from "../domain/digest.ts";
import { tellingSentences } from "../retrieval/ranking/telling-sentences.ts";
import { fitQuotes } from "./fit-quotes.ts";
import { newestFirst } from "./period.ts";
import { readStories, type Story, type StorySource } from "./read-stories.ts";

const MAX_ITEMS = 10;
const QUOTES_AN_ITEM = { most: 2, characters: 250 };

/** What a digest is made from. */
export interface DigestParts extends StorySource {
  /** Ids of the sentences worth quoting on a topic, best first, from any article. */
  readonly pickTopic: (topic: string) => Promise<readonly string[]>;
  /** @default 10 */
  readonly maxItems?: number;
}

/**
 * Gives the function that writes digests: newest first, for each article the one or two sentences that tell most of it
 * (with a topic: that match it; articles without a match are left out), at most 250 characters an article, numbered through.
 * Reprints count as one article, told when any of them was. The receipt narrows: `read` articles stood in the period,
 * `matched` of them met the topic, `toldBefore` of those were left out; what then remains beyond `items` is not shown.
 * Rejects with what the index or `pickTopic` reject with.
 */
export function createDigest(parts: DigestParts): (request: DigestRequest) => Promise<Digest> {
  return async (request) => {
    const topic = request.topic?.trim() ?? "";
    const picked = topic === "" ? null : new Map((await parts.pickTopic(topic)).map((id, place) => [id, place]));
    const stories = await readStories(parts, request);
    const matching = stories.flatMap((story) => chooseReading(story, picked));
    const fresh = matching.filter(({ told }) => !told).sort((a, b) => newestFirst(a.article, b.article));
    const receipt = { read: stories.length, matched: matching.length, toldBefore: matching.length - fresh.length };
    return {
      request,
      items: writeItems(fresh.slice(0, parts.maxItems ?? MAX_ITEMS), createGloss(request.language)),
      receipt,
    };
  };
}

/** The article that stands for a story; `best` gives its sentences, best first, and is called only for what is shown. */
interface Choice {
  readonly article: Article;
  readonly told: boolean;
  readonly best: () => readonly Sentence[];
}

/** With a topic the reading that search took its sentences from, which need not be the oldest. */
function chooseReading({ readings, told }: Story, picked: ReadonlyMap<string, number> | null): readonly Choice[] {
  for (const { article, sentences } of readings) {
    if (picked === null) return [{ article, told, best: () => tellingSentences(article, sentences) }];
    const found = sentences.filter(({ id }) => picked.has(id)).sort((a, b) => picked.get(a.id)! - picked.get(b.id)!);
    if (found.length > 0) return [{ article, told, best: () => found }];
  }
  return [];
}

function writeItems(choices: readonly Choice[], glossOf: GlossOf): readonly DigestItem[] {
  let marker = 0;
  return choices.flatMap(({ article, best }) => {
    const quotes = fitQuotes(article.text, best(), QUOTES_AN_ITEM);
    const citations = quotes.map((sentence) => cite(article, sentence, ++marker, glossOf));
    return citations.length === 0 ? [] : [{ articleId: article.id, citations }];
  });
}
