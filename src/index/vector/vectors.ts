import hnswlib from "hnswlib-node";
import { WenzhaiError } from "../../errors.ts";
import type { Hit } from "../../ports/passage-index.ts";
import { TopHits } from "../lexical/top-hits.ts";

/**
 * Links a node. Measured on 25,000 vectors of 256 dimensions made of hashed characters, EF_SEARCH 300, recall of 10:
 * 12 links 0.96, 16 links 0.975 for a third more building time. (Vectors of pure chance are far harder: 0.99 of 2,000,
 * 0.7 of 25,000; no embedder's are like that.)
 */
const LINKS = 16;
/** Candidates looked at when a vector is added: 120 gains 0.01 of recall for 40 % more building time. */
const EF_CONSTRUCTION = 80;
/** Candidates looked at in a search, at least: 0.2 ms for 100, 0.4 ms for 300. A file forgets it and falls back to 10. */
const EF_SEARCH = 300;

/**
 * Vectors by passage number, in an HNSW graph (Malkov and Yashunin 2018; hnswlib). Similarity is the inner product.
 * The library aborts, crashes or is silent where it should throw; every such door is shut here.
 */
export class VectorGraph {
  readonly dimensions: number;
  #graph: hnswlib.HierarchicalNSW;
  #capacity: number;
  #live: Set<number>;

  private constructor(dimensions: number, graph: hnswlib.HierarchicalNSW, capacity: number, live: Iterable<number>) {
    this.dimensions = dimensions;
    this.#graph = graph;
    this.#capacity = capacity;
    this.#live = new Set(live);
  }

  /** A graph with room for `capacity` vectors. */
  static create(dimensions: number, capacity: number): VectorGraph {
    const graph = new hnswlib.HierarchicalNSW("ip", dimensions);
    const room = Math.max(1, capacity);
    graph.initIndex(room, LINKS, EF_CONSTRUCTION);
    return new VectorGraph(dimensions, graph, room, []);
  }

  /**
   * Reads a graph that `save` wrote and hides the vectors whose label `isLive` does not know. The caller has checked the
   * file's checksum and knows its dimensions: the library would read any bytes and crash on wrong ones.
   */
  static async load(path: string, dimensions: number, isLive: (label: number) => boolean): Promise<VectorGraph> {
    const graph = new hnswlib.HierarchicalNSW("ip", dimensions);
    await graph.readIndex(path);
    const labels = graph.getIdsList();
    const loaded = new VectorGraph(dimensions, graph, graph.getMaxElements(), labels);
    for (const label of labels) if (!isLive(label)) loaded.#hide(label);
    return loaded;
  }

  /** The labels whose vectors can be found, ascending. */
  labels(): readonly number[] {
    return [...this.#live].sort((a, b) => a - b);
  }

  /** Whether a label has a vector that can be found. */
  has(label: number): boolean {
    return this.#live.has(label);
  }

  /** How many vectors can be found. */
  get size(): number {
    return this.#live.size;
  }

  /** Makes room for `more` vectors beyond those ever added. */
  reserve(more: number): void {
    const needed = this.#graph.getCurrentCount() + more;
    if (needed <= this.#capacity) return;
    this.#graph.resizeIndex(needed);
    this.#capacity = needed;
  }

  /** Adds a vector under a label never used before. `checkVector` has passed it. */
  add(label: number, vector: readonly number[]): void {
    this.#graph.addPoint(vector as number[], label);
    this.#live.add(label);
  }

  /** Hides a vector from every later search. */
  remove(label: number): void {
    if (this.#live.has(label)) this.#hide(label);
  }

  /** A vector as it was stored, in single precision. */
  vector(label: number): number[] {
    return this.#graph.getPoint(label);
  }

  /** The inner product of a vector with that of a label, or null for a label without one. */
  similarity(vector: readonly number[], label: number): number | null {
    return this.#live.has(label) ? dot(vector, this.vector(label)) : null;
  }

  /** Writes the graph. On a full disk the library reports success: load the file before trusting it. */
  async save(path: string): Promise<void> {
    await this.#graph.writeIndex(path);
  }

  /** The best `k` by inner product, best first. Where the graph is asked for much of what it holds, it is scanned. */
  search(vector: readonly number[], k: number): Hit[] {
    const wanted = Math.min(Math.max(0, Math.floor(k)), this.#live.size);
    if (wanted === 0) return [];
    if (wanted * 2 > this.#live.size) return this.scan(vector, wanted);
    this.#graph.setEf(Math.max(EF_SEARCH, 2 * wanted));
    const { neighbors, distances } = this.#graph.searchKnn(vector as number[], wanted);
    if (neighbors.length < wanted) return this.scan(vector, wanted);
    return neighbors
      .map((passage, i) => ({ passage, score: 1 - (distances[i] as number) }))
      .sort((a, b) => b.score - a.score || a.passage - b.passage);
  }

  #hide(label: number): void {
    this.#live.delete(label);
    try {
      this.#graph.markDelete(label);
    } catch {
      // It was hidden before the graph was written, which the library takes for a mistake.
    }
  }

  /** The same by looking at every vector: exact, and slow with many. */
  scan(vector: readonly number[], k: number): Hit[] {
    const top = new TopHits(k);
    for (const label of this.#live) top.add(label, dot(vector, this.vector(label)));
    return top.hits();
  }
}

/**
 * Whether a vector says anything: false when it is all zeros. Throws model-bad-reply when it has another number of
 * dimensions or holds what is not a finite single-precision number, for the library would take it silently.
 */
export function checkVector(vector: readonly number[], dimensions: number): boolean {
  if (vector.length !== dimensions) {
    throw new WenzhaiError(
      "model-bad-reply",
      `The embedder gave a vector of ${vector.length} dimensions where ${dimensions} were expected; check its settings.`,
    );
  }
  let says = false;
  for (const value of vector) {
    const single = Math.fround(value);
    if (!Number.isFinite(single)) {
      throw new WenzhaiError("model-bad-reply", "The embedder gave a vector with a value that is not a finite number.");
    }
    if (single !== 0) says = true;
  }
  return says;
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
