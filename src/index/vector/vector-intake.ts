import { WenzhaiError } from "../../errors.ts";
import type { PassageEmbedder, PassageText } from "../index-parts.ts";
import { packVectors } from "./pack-vectors.ts";
import type { VectorWriter } from "./vector-writer.ts";

/** Passages embedded in one call: what endpoints take at once, and enough for a thread's message to be worth it. */
const BATCH = 128;

/** Collects passages, has them embedded in batches, and passes their vectors on. */
export class VectorIntake {
  readonly #embedder: PassageEmbedder;
  readonly #writer: VectorWriter;
  readonly #onVectors: (passages: readonly number[]) => void;
  #numbers: number[] = [];
  #texts: PassageText[] = [];

  /** `onVectors` hears of the passages that have a vector, of the last when the writer is done. */
  constructor(embedder: PassageEmbedder, writer: VectorWriter, onVectors: (passages: readonly number[]) => void) {
    this.#embedder = embedder;
    this.#writer = writer;
    this.#onVectors = onVectors;
  }

  /** Adds a passage; gives true when a batch is full and wants `flush`. */
  push(passage: number, text: PassageText): boolean {
    this.#numbers.push(passage);
    this.#texts.push(text);
    return this.#texts.length >= BATCH;
  }

  /**
   * Has what was collected embedded, here or where the writer works. Throws model-bad-reply for vectors that cannot be
   * used, and what the embedder throws.
   */
  async flush(): Promise<void> {
    const numbers = this.#numbers;
    const texts = this.#texts;
    if (texts.length === 0) return;
    this.#numbers = [];
    this.#texts = [];
    const { words } = this.#embedder;
    if (words !== undefined && this.#writer.addWords !== undefined) {
      await this.#writer.addWords(numbers, texts.map(words), this.#onVectors);
      return;
    }
    const vectors = await this.#embedder.embed(texts);
    if (vectors.length !== texts.length) {
      throw new WenzhaiError(
        "model-bad-reply",
        `The embedder gave ${vectors.length} vectors for ${texts.length} passages; check its settings.`,
      );
    }
    const { labels, values } = packVectors(numbers, vectors, this.#embedder.dimensions);
    this.#onVectors(labels);
    await this.#writer.add(labels, values);
  }
}
