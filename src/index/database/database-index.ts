import type { IngestedArticle, Passage } from "../../domain/article.ts";
import { WenzhaiError } from "../../errors.ts";
import { type Database, LOCKS, type Statements, storableText } from "../../ports/database.ts";
import type { FillOptions, Hit, PassageView, QueryTerm } from "../../ports/passage-index.ts";
import type { IndexParts } from "../index-parts.ts";
import { defaultRank } from "../lexical/postings-search.ts";
import type { OpenedIndex } from "../opened-index.ts";
import { changedMeanwhile } from "../storage/disk-errors.ts";
import { type FillState, fillVectors } from "../vector/fill-vectors.ts";
import type { PackedVectors } from "../vector/pack-vectors.ts";
import { passageText } from "../vector/passage-text.ts";
import { checkVector } from "../vector/vectors.ts";
import { applyChange } from "./apply-change.ts";
import { type CorpusRow, readCorpus } from "./corpus-row.ts";
import { KeptArticles } from "./kept-articles.ts";
import { missingVectors, putVectors, searchVectors, similaritiesOf } from "./vector-rows.ts";
import { WordSearch } from "./word-search.ts";
import { asWriter } from "./writer.ts";

/** Vectors written in one transaction: about a second's work, after which they can be searched. */
const TOGETHER = 512;
/** How often somebody who would give vectors too looks whether the other one is done. */
const LOOK_MS = 1_000;

/**
 * The index in a PostgreSQL database, which several processes may search while one writes. Each call sees what was last
 * written, whole; what is known of the corpus as a whole (its status, its articles, how common words are) is that of the last
 * `refresh`. `apply` and `fillVectors` throw index-busy while another process writes for long, every call throws what the
 * database throws. Passage numbers are never given twice. Closing the index closes the database.
 */
export async function openDatabaseIndex(database: Database, parts: IndexParts): Promise<OpenedIndex> {
  return new DatabaseIndex(database, parts, await readCorpus(database));
}

class DatabaseIndex implements OpenedIndex {
  readonly #database: Database;
  readonly #parts: IndexParts;
  readonly #articles: KeptArticles;
  readonly #closed = new AbortController();
  #filling: Promise<void> = Promise.resolve();
  #writing: Promise<void> = Promise.resolve();
  #corpus: CorpusRow;
  #words: WordSearch;
  /** The generation that `refresh` has told of, or that this process has made. */
  #followed: number;

  constructor(database: Database, parts: IndexParts, corpus: CorpusRow) {
    this.#database = database;
    this.#parts = parts;
    this.#articles = new KeptArticles(database);
    this.#corpus = corpus;
    this.#words = this.#wordsOf(corpus);
    this.#followed = corpus.generation;
  }

  async status() {
    const { id: embedder, dimensions } = this.#parts.embedder;
    const { articles, passages, sentences, bytes, updated, ...made } = this.#corpus;
    const ours = made.embedder === embedder && made.dimensions === dimensions;
    return { articles, passages, sentences, vectors: ours ? made.vectors : 0, embedder, dimensions, bytes, updated };
  }

  async articles() {
    return this.#articles.all(this.#corpus.applied);
  }

  async sentences(articleId: string) {
    const [row] = await this.#database.rows<{ slot: number }>(
      "SELECT slot::float8 FROM wenzhai.articles WHERE id = $1",
      [storableText(articleId)],
    );
    if (row === undefined) throw new WenzhaiError("bad-input", `There is no article "${articleId}" in the index.`);
    return (await this.#articles.records([row.slot])).get(row.slot)!.sentences;
  }

  async passages(numbers: readonly number[]) {
    const places = await this.#database.rows<{ number: number; slot: number; place: number }>(
      "SELECT number, slot::float8, place FROM wenzhai.passages WHERE number = ANY ($1::int[])",
      [numbers],
    );
    const at = new Map(places.map((each) => [each.number, each]));
    const records = await this.#articles.records(places.map(({ slot }) => slot));
    return numbers.map((number): PassageView => {
      const found = at.get(number);
      if (found === undefined) throw changedMeanwhile();
      const { article, sentences, passages } = records.get(found.slot)!;
      return { number, passage: passages[found.place] as Passage, article, sentences };
    });
  }

  frequencies(terms: readonly QueryTerm[]) {
    return this.#words.frequencies(terms);
  }

  searchWords(terms: readonly QueryTerm[], k: number): Promise<readonly Hit[]> {
    return this.#words.search(terms, k);
  }

  async searchVectors(vector: readonly number[], k: number) {
    const { embedder } = this.#parts;
    return checkVector(vector, embedder.dimensions) ? searchVectors(this.#database, vector, k, embedder) : [];
  }

  async similarities(vector: readonly number[], passages: readonly number[]) {
    checkVector(vector, this.#parts.embedder.dimensions);
    const known = await similaritiesOf(this.#database, vector, passages, this.#parts.embedder);
    return passages.map((passage) => known.get(passage) ?? null);
  }

  async hashes() {
    const analysis = this.#parts.analysis ?? "";
    const rows = await this.#database.rows<{ id: string; hash: string }>(
      "SELECT id, CASE WHEN analysis = $1 THEN hash ELSE '' END AS hash FROM wenzhai.articles",
      [analysis],
    );
    return new Map(rows.map(({ id, hash }) => [id, hash]));
  }

  apply(change: { readonly put: readonly IngestedArticle[]; readonly remove: readonly string[] }): Promise<void> {
    return this.#write((statements) => applyChange(statements, change, this.#parts));
  }

  fillVectors({ signal, onProgress }: FillOptions = {}): Promise<void> {
    const until = signal === undefined ? this.#closed.signal : AbortSignal.any([signal, this.#closed.signal]);
    const options = { signal: until, ...(onProgress === undefined ? {} : { onProgress }) };
    const index = { state: () => this.#fillState(), put: (vectors: PackedVectors) => this.#putVectors(vectors, until) };
    const fill = (): Promise<true> => fillVectors(index, this.#parts.embedder, options).then(() => true);
    const turn = this.#filling.then(async () => {
      until.throwIfAborted();
      // What one process embeds the others need not.
      while ((await this.#database.whileLocked(LOCKS.filling, fill)) === null) await this.#pause(until);
    });
    this.#filling = turn.catch(() => {});
    return turn;
  }

  async refresh() {
    await this.#writing;
    this.#take(await readCorpus(this.#database));
    const changed = this.#corpus.generation !== this.#followed;
    this.#followed = this.#corpus.generation;
    return changed;
  }

  async close() {
    this.#closed.abort();
    await this.#filling;
    await this.#writing;
    await this.#database.close();
  }

  async #fillState(): Promise<FillState> {
    const { embedder } = this.#parts;
    const missing = await missingVectors(this.#database, embedder);
    const texts = async (passages: readonly number[]) =>
      (await this.passages(passages)).map((view) => passageText(view, view.passage));
    return { missing, filled: (await this.status()).vectors, texts };
  }

  async #putVectors({ labels, values }: PackedVectors, until: AbortSignal): Promise<void> {
    const { dimensions } = this.#parts.embedder;
    for (let at = 0; at < labels.length; at += TOGETHER) {
      until.throwIfAborted();
      const end = Math.min(at + TOGETHER, labels.length);
      const some = { labels: labels.slice(at, end), values: values.subarray(at * dimensions, end * dimensions) };
      await this.#write((statements) => putVectors(statements, some, this.#parts.embedder));
    }
  }

  /** Writes after what is being written; the generation that comes of it is known already. */
  #write(change: (statements: Statements) => Promise<void>): Promise<void> {
    const turn = this.#writing.then(async () => {
      const before = this.#followed;
      const made = await asWriter(this.#database, async (statements) => {
        const old = await readCorpus(statements);
        await change(statements);
        return { old, now: await readCorpus(statements) };
      });
      this.#take(made.now);
      // What somebody else wrote before is still news.
      if (made.old.generation === before) this.#followed = made.now.generation;
    });
    this.#writing = turn.catch(() => {});
    return turn;
  }

  #take(corpus: CorpusRow): void {
    if (corpus.generation === this.#corpus.generation) return;
    this.#corpus = corpus;
    this.#words = this.#wordsOf(corpus);
  }

  #wordsOf(corpus: CorpusRow): WordSearch {
    return new WordSearch(this.#database, corpus, this.#parts.rank ?? defaultRank);
  }

  #pause(until: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const end = (): void => reject(until.reason);
    until.addEventListener("abort", end, { once: true });
    const cancel = this.#parts.clock.after(LOOK_MS, resolve);
    return promise.finally(() => {
      cancel();
      until.removeEventListener("abort", end);
    });
  }
}
