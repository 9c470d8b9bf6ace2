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
  /** Null until it is filled. */
  vector: readonly number[] | null;
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
    return ingested.passages.map((passage, i): Omit<Entry, "view"> & { passage: typeof passage } => ({
      passage,
      terms: found[i] ?? [],
      vector: null,
    }));
  };
  return {
    async status() {
      const all = [...articles.values()];
      const sentences = all.reduce((sum, each) => sum + each.sentences.length, 0);
      const { id: embedder, dimensions } = parts.embedder;
      const vectors = [...entries.values()].filter(({ vector }) => saying(vector)).length;
      const passages = entries.size;
      return { articles: all.length, passages, sentences, vectors, embedder, dimensions, bytes: 0, updated };
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
        .flatMap(([passage, entry]): Hit[] =>
          saying(entry.vector) ? [{ passage, score: product(entry.vector, vector) }] : [],
        )
        .sort((a, b) => b.score - a.score || a.passage - b.passage)
        .slice(0, k);
    },
    async similarities(vector, numbers) {
      checkVector(vector, parts.embedder.dimensions);
      return numbers.map((number) => {
        const own = entries.get(number)?.vector ?? null;
        return saying(own) ? product(own, vector) : null;
      });
    },
    async fillVectors({ signal, onProgress } = {}) {
      const missing = [...entries.values()].filter((entry) => entry.vector === null);
      const texts = missing.map(({ view }) => passageText(view, view.passage));
      const vectors = await parts.embedder.embedDocuments(texts, signal === undefined ? {} : { signal });
      for (const vector of vectors) checkVector(vector, parts.embedder.dimensions);
      for (const [i, entry] of missing.entries()) entry.vector = vectors[i]!;
      if (missing.length > 0) onProgress?.(missing.length, missing.length);
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
          entries.set(next, { ...rest, view: { number: next, passage, article, sentences } });
          next++;
        }
      }
      for (const id of remove) drop(id);
      if (put.length + remove.length > 0) updated = new Date(parts.clock.now()).toISOString();
    },
  };
}

/** Whether there is a vector, and it is not all zeros. */
function saying(vector: readonly number[] | null): vector is readonly number[] {
  return vector?.some((value) => value !== 0) ?? false;
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
