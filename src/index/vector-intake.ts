import { WenzhaiError } from "../errors.ts";
import type { PassageEmbedder, PassageText } from "./index-parts.ts";
import type { VectorWriter } from "./vector-writer.ts";
import { checkVector } from "./vectors.ts";

/** Passages embedded in one call: what endpoints take at once, and enough for a thread's message to be worth it. */
const BATCH = 128;

/** Collects passages, has them embedded in batches, and passes their vectors on. */
export class VectorIntake {
  readonly #embedder: PassageEmbedder;
  readonly #writer: VectorWriter;
  readonly #onVector: (passage: number) => void;
  #numbers: number[] = [];
  #texts: PassageText[] = [];

  /** `onVector` hears of each passage that has a vector. */
  constructor(embedder: PassageEmbedder, writer: VectorWriter, onVector: (passage: number) => void) {
    this.#embedder = embedder;
    this.#writer = writer;
    this.#onVector = onVector;
  }

  /** Adds a passage; gives true when a batch is full and wants `flush`. */
  push(passage: number, text: PassageText): boolean {
    this.#numbers.push(passage);
    this.#texts.push(text);
    return this.#texts.length >= BATCH;
  }

  /** Embeds what was collected. Throws model-bad-reply for vectors that cannot be used, and what the embedder throws. */
  async flush(): Promise<void> {
    const numbers = this.#numbers;
    const texts = this.#texts;
    if (texts.length === 0) return;
    this.#numbers = [];
    this.#texts = [];
    const vectors = await this.#embedder.embed(texts);
    if (vectors.length !== texts.length) {
      throw new WenzhaiError(
        "model-bad-reply",
        `The embedder gave ${vectors.length} vectors for ${texts.length} passages; check its settings.`,
      );
    }
    const { dimensions } = this.#embedder;
    const labels: number[] = [];
    const values = new Float32Array(vectors.length * dimensions);
    for (const [i, vector] of vectors.entries()) {
      if (!checkVector(vector, dimensions)) continue;
      values.set(vector, labels.length * dimensions);
      labels.push(numbers[i] as number);
      this.#onVector(numbers[i] as number);
    }
    await this.#writer.add(labels, values);
  }
}
