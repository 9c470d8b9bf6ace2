import { basename } from "node:path";
import type { IngestedArticle } from "../domain/article.ts";
import { WenzhaiError } from "../errors.ts";
import type { Hit, PassageIndex, PassageIndexWriter, PassageView } from "../ports/passage-index.ts";
import type { IndexParts } from "./index-parts.ts";
import { defaultRank } from "./lexical/postings-search.ts";
import { planChange } from "./storage/change-plan.ts";
import {
  describeGeneration,
  emptyGeneration,
  type Generation,
  loadGeneration,
  withoutVector,
} from "./storage/generation.ts";
import { type Load, Snapshots } from "./storage/snapshot.ts";
import { writeGeneration } from "./storage/write-generation.ts";
import { writeVectors } from "./storage/write-vectors.ts";
import { embedPassages } from "./vector/embed-passages.ts";
import { checkVector } from "./vector/vectors.ts";

/** Vectors join the index at least so many at a time, and as many as it has already: the graph is written anew each time. */
const LEAST_ADDED = 512;

/** An index that lives in a directory. After `close` it must not be used. */
export type DirectoryIndex = PassageIndex & PassageIndexWriter & { close(): Promise<void> };

/**
 * Opens the index in `directory`, which need not exist: then it is empty, and is made by the first `apply`.
 * Throws index-damaged. `apply` throws index-busy while another process writes, and disk when the files cannot be written;
 * `fillVectors` throws these and what the embedder throws. After any of these the index is as it was.
 * Passage numbers hold until the next `apply`; one that is no longer in use is refused, never given to another passage.
 */
export async function openIndex(directory: string, parts: IndexParts): Promise<DirectoryIndex> {
  const snapshots = new Snapshots(`${directory}/index`, parts.log);
  const load: Load = (path) => loadGeneration(path, parts.rank ?? defaultRank, parts.embedder);
  const read = async () => (await snapshots.load(load)) ?? emptyOf(parts);
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
  /** Passages whose vector says nothing, by number: they stay without. */
  readonly #blank = new Set<number>();

  constructor(snapshots: Snapshots, parts: IndexParts, load: Load, read: () => Promise<Generation>, now: Generation) {
    this.#snapshots = snapshots;
    this.#parts = parts;
    this.#load = load;
    this.#read = read;
    this.#now = now;
  }

  async status() {
    return describeGeneration(this.#now);
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
    const { vectors, manifest } = this.#now;
    const says = checkVector(vector, manifest.dimensions);
    return vectors === null || !says ? [] : this.#numbered(vectors.search(vector, k));
  }

  async similarities(vector: readonly number[], passages: readonly number[]) {
    const { vectors, manifest } = this.#now;
    checkVector(vector, manifest.dimensions);
    return passages.map((passage) => vectors?.similarity(vector, passage - manifest.base) ?? null);
  }

  async hashes() {
    const { articles, manifest } = this.#now;
    const current = manifest.analysis === (this.#parts.analysis ?? "");
    return new Map(articles.heads().map((head) => [head.id, current ? head.hash : ""]));
  }

  apply(change: { readonly put: readonly IngestedArticle[]; readonly remove: readonly string[] }): Promise<void> {
    const turn = this.#writing.then(() => this.#apply(change));
    this.#writing = turn.catch(() => {});
    return turn;
  }

  async fillVectors({ signal, onProgress }: Parameters<PassageIndexWriter["fillVectors"]>[0] = {}): Promise<void> {
    for (;;) {
      const generation = this.#now;
      const missing = withoutVector(generation).filter(
        (passage) => !this.#blank.has(passage + generation.manifest.base),
      );
      if (missing.length === 0) return;
      const { passages, vectors } = await this.status();
      const done = passages - missing.length;
      const batch = missing.slice(0, Math.max(LEAST_ADDED, vectors));
      const made = await embedPassages(generation, batch, this.#parts.embedder, {
        ...(signal === undefined ? {} : { signal }),
        onEmbedded: (count) => onProgress?.(done + count, passages),
      });
      for (const [passage, vector] of made)
        if (vector.every((value) => value === 0)) this.#blank.add(passage + generation.manifest.base);
      const turn = this.#writing.then(() => this.#addVectors(generation, made));
      this.#writing = turn.catch(() => {});
      await turn;
    }
  }

  async close() {
    await this.#writing;
  }

  async #apply(change: Parameters<PassageIndexWriter["apply"]>[0]): Promise<void> {
    const release = await this.#snapshots.lock({ patient: true });
    if (release === null) throw indexBusy(this.#snapshots.root);
    try {
      const old = await this.#latest();
      await this.#snapshots.removeLeftovers(old.directory);
      const plan = planChange(old, change);
      if (plan === null) return;
      this.#now = await this.#snapshots.commit(
        (directory) => writeGeneration(directory, old, plan, this.#parts),
        this.#load,
      );
      await this.#snapshots.keepOnly([this.#now.directory, old.directory]);
    } finally {
      release();
    }
  }

  /** Adds vectors to the state they were made for; of a later one they are made anew, most of them from the cache. */
  async #addVectors(generation: Generation, vectors: ReadonlyMap<number, readonly number[]>): Promise<void> {
    const release = await this.#snapshots.lock({ patient: true });
    if (release === null) throw indexBusy(this.#snapshots.root);
    try {
      if ((await this.#latest()) !== generation) return;
      this.#now = await this.#snapshots.commit(
        (directory) => writeVectors(directory, generation, vectors, this.#parts),
        this.#load,
      );
      await this.#snapshots.keepOnly([this.#now.directory, generation.directory]);
    } finally {
      release();
    }
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

function indexBusy(root: string): WenzhaiError {
  return new WenzhaiError("index-busy", `Another process is writing the index in ${root}; try again when it is done.`, {
    retryable: true,
  });
}

function changedMeanwhile(): WenzhaiError {
  return new WenzhaiError("index-busy", "The index changed while it was being searched; ask again.", {
    retryable: true,
  });
}
