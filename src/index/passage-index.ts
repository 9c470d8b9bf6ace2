import { basename } from "node:path";
import type { IngestedArticle } from "../domain/article.ts";
import { WenzhaiError } from "../errors.ts";
import type { FillOptions, Hit, PassageIndex, PassageIndexWriter, PassageView } from "../ports/passage-index.ts";
import type { IndexParts } from "./index-parts.ts";
import { defaultRank } from "./lexical/postings-search.ts";
import type { OpenedIndex } from "./opened-index.ts";
import type { PassageSource } from "./storage/article-table.ts";
import { planChange } from "./storage/change-plan.ts";
import { changedMeanwhile, indexBusy } from "./storage/disk-errors.ts";
import {
  describeGeneration,
  emptyGeneration,
  type Generation,
  type LoadOptions,
  loadGeneration,
  missingVectors,
} from "./storage/generation.ts";
import { type Load, Snapshots } from "./storage/snapshot.ts";
import { writeGeneration } from "./storage/write-generation.ts";
import { writeMoreVectors } from "./storage/write-vectors.ts";
import { type FillState, fillVectors } from "./vector/fill-vectors.ts";
import type { PackedVectors } from "./vector/pack-vectors.ts";
import { passageText } from "./vector/passage-text.ts";
import { checkVector } from "./vector/vectors.ts";

/**
 * Opens the index in `directory`, which need not exist: then it is empty, and is made by the first `apply`.
 * Vectors that another embedder made, or that are damaged, are left aside and made anew by `fillVectors`.
 * Throws index-damaged. `apply` and `fillVectors` throw index-busy while another process writes, disk when the files
 * cannot be written; after any of these the index is as it was. `close` ends what fills it.
 * Passage numbers hold until the next `apply`; one that is no longer in use is refused, never given to another passage.
 */
export async function openIndex(directory: string, parts: IndexParts): Promise<OpenedIndex> {
  const snapshots = new Snapshots(`${directory}/index`, parts.log);
  const options: LoadOptions = { rank: parts.rank ?? defaultRank, embedder: parts.embedder };
  const load: Load = (path) => loadGeneration(path, options);
  const lenient: Load = (path) =>
    loadGeneration(path, {
      ...options,
      onDamagedVectors: (error) => parts.log.warn("index-vectors-damaged", { directory: path, reason: String(error) }),
    });
  const read = async () => (await snapshots.load(lenient)) ?? emptyOf(parts);
  const generation = await read();
  await removeLeftovers(snapshots, generation.directory, parts);
  return new OpenIndex(snapshots, parts, load, read, generation);
}

class OpenIndex implements PassageIndex, PassageIndexWriter {
  readonly #snapshots: Snapshots;
  readonly #parts: IndexParts;
  readonly #load: Load;
  readonly #read: () => Promise<Generation>;
  #now: Generation;
  #writing: Promise<void> = Promise.resolve();
  #filling: Promise<void> = Promise.resolve();
  /** What the pointer held when it was last followed in vain. */
  #followed: string | null = null;
  readonly #closed = new AbortController();

  constructor(snapshots: Snapshots, parts: IndexParts, load: Load, read: () => Promise<Generation>, now: Generation) {
    this.#snapshots = snapshots;
    this.#parts = parts;
    this.#load = load;
    this.#read = read;
    this.#now = now;
  }

  async status() {
    return describeGeneration(this.#now, this.#parts.embedder);
  }

  async articles() {
    return this.#now.articles.articles();
  }

  async sentences(articleId: string) {
    const { articles } = this.#now;
    const slot = articles.heads().findIndex(({ id }) => id === articleId);
    if (slot < 0) throw new WenzhaiError("bad-input", `There is no article "${articleId}" in the index.`);
    return articles.record(slot).sentences;
  }

  async passages(numbers: readonly number[]) {
    const { articles, manifest } = this.#now;
    return numbers.map((number): PassageView => {
      const source = articles.source(number - manifest.base);
      if (source === undefined) throw changedMeanwhile();
      const { article, sentences, passages } = articles.record(source.slot);
      return { number, passage: passages[source.order] as PassageView["passage"], article, sentences };
    });
  }

  async frequencies(terms: Parameters<PassageIndex["frequencies"]>[0]) {
    return this.#now.words.frequencies(terms);
  }

  async searchWords(terms: Parameters<PassageIndex["searchWords"]>[0], k: number) {
    return this.#numbered(this.#now.words.search(terms, k));
  }

  async searchVectors(vector: readonly number[], k: number) {
    const { vectors } = this.#now;
    const says = checkVector(vector, this.#parts.embedder.dimensions);
    return vectors === null || !says ? [] : this.#numbered(vectors.search(vector, k));
  }

  async similarities(vector: readonly number[], passages: readonly number[]) {
    const { vectors, manifest } = this.#now;
    checkVector(vector, this.#parts.embedder.dimensions);
    return passages.map((passage) => vectors?.similarity(vector, passage - manifest.base) ?? null);
  }

  async hashes() {
    const { articles, manifest } = this.#now;
    const current = manifest.analysis === (this.#parts.analysis ?? "");
    return new Map(articles.heads().map((head) => [head.id, current ? head.hash : ""]));
  }

  apply(change: { readonly put: readonly IngestedArticle[]; readonly remove: readonly string[] }): Promise<void> {
    return this.#write((old) => {
      const plan = planChange(old, change);
      return plan === null ? null : (directory) => writeGeneration(directory, old, plan, this.#parts);
    });
  }

  fillVectors({ signal, onProgress }: FillOptions = {}): Promise<void> {
    const until = signal === undefined ? this.#closed.signal : AbortSignal.any([signal, this.#closed.signal]);
    const options = { signal: until, ...(onProgress === undefined ? {} : { onProgress }) };
    const index = { state: () => this.#fillState(), put: (vectors: PackedVectors) => this.#putVectors(vectors, until) };
    const turn = this.#filling.then(() => fillVectors(index, this.#parts.embedder, options));
    this.#filling = turn.catch(() => {});
    return turn;
  }

  refresh(): Promise<boolean> {
    const turn = this.#writing.then(async () => {
      const pointer = await this.#snapshots.pointer();
      // An index that was taken away is still good to answer from.
      if (pointer === null || pointer === "" || pointer === this.#followed) return false;
      const before = this.#now;
      await this.#latest().finally(() => {
        this.#followed = pointer;
      });
      return this.#now.directory !== before.directory;
    });
    this.#writing = turn.then(Boolean, Boolean).then(() => {});
    return turn;
  }

  async close() {
    this.#closed.abort();
    await this.#filling;
    await this.#writing;
  }

  async #fillState(): Promise<FillState> {
    await this.#writing;
    const state = this.#now;
    const { articles, manifest } = state;
    return {
      missing: missingVectors(state).map((passage) => passage + manifest.base),
      filled: state.vectors?.size ?? 0,
      texts: (passages) =>
        passages.map((number) => {
          const { slot, order } = articles.source(number - manifest.base) as PassageSource;
          const record = articles.record(slot);
          return passageText(record, record.passages[order] as PassageView["passage"]);
        }),
    };
  }

  #putVectors({ labels, values }: PackedVectors, signal: AbortSignal): Promise<void> {
    const { dimensions } = this.#parts.embedder;
    return this.#write((old) => {
      const missing = new Set(missingVectors(old));
      const kept = labels.flatMap((label, i) => (missing.has(label - old.manifest.base) ? [i] : []));
      if (kept.length === 0) return null;
      const more = {
        labels: kept.map((i) => (labels[i] as number) - old.manifest.base),
        values: new Float32Array(kept.length * dimensions),
      };
      for (const [at, i] of kept.entries())
        more.values.set(values.subarray(i * dimensions, (i + 1) * dimensions), at * dimensions);
      return (directory) => writeMoreVectors(directory, old, more, this.#parts, signal);
    });
  }

  /** Writes what `plan` gives for the latest state, after what is being written; null writes nothing. */
  #write(plan: (old: Generation) => ((directory: string) => Promise<void>) | null): Promise<void> {
    const turn = this.#writing.then(async () => {
      const release = await this.#snapshots.lock({ patient: true });
      if (release === null) throw indexBusy(this.#snapshots.root);
      try {
        const old = await this.#latest();
        await this.#snapshots.removeLeftovers(old.directory);
        const fill = plan(old);
        if (fill === null) return;
        this.#now = await this.#snapshots.commit(fill, this.#load);
        await this.#snapshots.keepOnly([this.#now.directory, old.directory]);
      } finally {
        release();
      }
    });
    this.#writing = turn.catch(() => {});
    return turn;
  }

  /** The state to change: another process may have written since this one was read. */
  async #latest(): Promise<Generation> {
    const pointer = await this.#snapshots.pointer();
    const name = this.#now.directory === null ? null : basename(this.#now.directory);
    if (pointer !== "" && pointer !== name) this.#now = await this.#read();
    return this.#now;
  }

  #numbered(hits: readonly Hit[]): Hit[] {
    const { base } = this.#now.manifest;
    return hits.map(({ passage, score }) => ({ passage: passage + base, score }));
  }
}

function emptyOf({ embedder, analysis }: IndexParts): Generation {
  return emptyGeneration(embedder.id, embedder.dimensions, analysis ?? "");
}

async function removeLeftovers(snapshots: Snapshots, inUse: string | null, { log }: IndexParts): Promise<void> {
  try {
    if (!(await snapshots.exists())) return;
    const release = await snapshots.lock({ patient: false });
    if (release === null) return;
    try {
      await snapshots.removeLeftovers(inUse);
    } finally {
      release();
    }
  } catch (error) {
    // A directory that may only be read is still good to search.
    log.info("index-leftovers-kept", { directory: snapshots.root, reason: String(error) });
  }
}
