import type { IngestedArticle } from "../../src/domain/article.ts";
import { WenzhaiError } from "../../src/errors.ts";
import type { IndexParts } from "../../src/index/index-parts.ts";
import { passageText } from "../../src/index/vector/passage-text.ts";
import { checkVector } from "../../src/index/vector/vectors.ts";
import type { Hit, PassageIndex, PassageIndexWriter, PassageView } from "../../src/ports/passage-index.ts";
import { naiveFrequencies, naiveRank } from "../index/naive-rank.ts";

interface Entry {
  readonly view: PassageView;
  readonly terms: readonly string[];
  /** Empty until it is made. */
  vector: readonly number[];
}

/** A passage index in Maps, exact and slow: for tests, and the oracle of the contract. */
export function memoryIndex(parts: IndexParts): PassageIndex & PassageIndexWriter {
  const articles = new Map<string, IngestedArticle>();
  const entries = new Map<number, Entry>();
  let next = 0;
  let updated = new Date(0).toISOString();
  const terms = () => new Map([...entries].map(([number, entry]) => [number, entry.terms]));
  const drop = (id: string) => {
    articles.delete(id);
    for (const [number, { view }] of entries) if (view.article.id === id) entries.delete(number);
  };
  const enter = (ingested: IngestedArticle) => {
    const found = parts.analyze(ingested);
    return ingested.passages.map((passage, i) => ({ passage, terms: found[i] ?? [] }));
  };
  return {
    async status() {
      const all = [...articles.values()];
      const sentences = all.reduce((sum, each) => sum + each.sentences.length, 0);
      const { id: embedder, dimensions } = parts.embedder;
      const vectors = [...entries.values()].filter(({ vector }) => says(vector)).length;
      return {
        articles: all.length,
        passages: entries.size,
        sentences,
        embedder,
        dimensions,
        bytes: 0,
        updated,
        vectors,
      };
    },
    async sentences(articleId) {
      const found = articles.get(articleId);
      if (found === undefined) throw new WenzhaiError("bad-input", `There is no article "${articleId}" in the index.`);
      return found.sentences;
    },
    async articles() {
      return [...articles.values()].map((each) => each.article);
    },
    async passages(numbers) {
      return numbers.map((number) => {
        const entry = entries.get(number);
        if (entry !== undefined) return entry.view;
        throw new WenzhaiError("index-busy", "The index changed while it was being searched; ask again.", {
          retryable: true,
        });
      });
    },
    async frequencies(query) {
      return naiveFrequencies(terms(), query);
    },
    async searchWords(query, k) {
      return naiveRank(terms(), query, k);
    },
    async searchVectors(vector, k) {
      if (!checkVector(vector, parts.embedder.dimensions)) return [];
      return [...entries]
        .filter(([, entry]) => says(entry.vector))
        .map(([passage, entry]): Hit => ({ passage, score: dot(entry.vector, vector) }))
        .sort((a, b) => b.score - a.score || a.passage - b.passage)
        .slice(0, k);
    },
    async similarities(vector, numbers) {
      checkVector(vector, parts.embedder.dimensions);
      const known = numbers.map((number) => entries.get(number)?.vector ?? []);
      return known.map((each) => (says(each) ? dot(each, vector) : null));
    },
    async fillVectors({ signal, onProgress } = {}) {
      for (const entry of entries.values()) {
        signal?.throwIfAborted();
        if (entry.vector.length > 0) continue;
        const [vector = []] = await parts.embedder.embedDocuments([passageText(entry.view, entry.view.passage)]);
        checkVector(vector, parts.embedder.dimensions);
        entry.vector = vector;
        onProgress?.([...entries.values()].filter((each) => each.vector.length > 0).length, entries.size);
      }
    },
    async hashes() {
      return new Map([...articles.values()].map(({ article }) => [article.id, article.hash]));
    },
    async apply({ put, remove }) {
      const entering = [];
      for (const each of put) entering.push({ ingested: each, passages: enter(each) });
      for (const { ingested, passages } of entering) {
        drop(ingested.article.id);
        articles.set(ingested.article.id, ingested);
        for (const { passage, ...rest } of passages) {
          const { article, sentences } = ingested;
          entries.set(next, { ...rest, vector: [], view: { number: next, passage, article, sentences } });
          next++;
        }
      }
      for (const id of remove) drop(id);
      if (put.length + remove.length > 0) updated = new Date(parts.clock.now()).toISOString();
    },
  };
}

function says(vector: readonly number[]): boolean {
  return vector.some((value) => value !== 0);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
