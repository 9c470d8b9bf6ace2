import { fileURLToPath } from "node:url";
import PQueue from "p-queue";
import { WenzhaiError } from "../errors.ts";
import type { Embedder, EmbeddingOptions } from "../ports/embedder.ts";
import { OnnxThread } from "./onnx-thread.ts";

/** Of the model that stands in `models/`. */
const NAME = "multilingual-e5-small-zh-en";
const DIMENSIONS = 384;
/** The model was trained with these in front of what is asked and what is searched. */
const QUESTION = "query: ";
const DOCUMENT = "passage: ";
/** In which order texts that wait are embedded. */
const PRIORITY = { question: 2, soon: 1, later: 0 } as const;

/**
 * The built-in embedder: the model in `directory` on a thread of its own, which starts with the first text and does not
 * keep the process alive while nobody waits. Throws model-unavailable when the model cannot be loaded or run; the next call
 * tries anew.
 */
export function createOnnxEmbedder(
  directory: string = fileURLToPath(new URL(`../../models/${NAME}`, import.meta.url)),
): Embedder {
  return new OnnxEmbedder(directory);
}

class OnnxEmbedder implements Embedder {
  readonly id = `${NAME}/1`;
  readonly dimensions = DIMENSIONS;
  readonly #directory: string;
  /** One text at a time: the thread is as fast with one as with many, and so a question waits for one text at most. */
  readonly #queue = new PQueue({ concurrency: 1 });
  #thread: OnnxThread | undefined;
  #closed = false;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async embedDocuments(texts: readonly string[], options: EmbeddingOptions = {}): Promise<number[][]> {
    const { priority = "later", signal } = options;
    const failure = new AbortController();
    const until = signal === undefined ? failure.signal : AbortSignal.any([signal, failure.signal]);
    try {
      return await Promise.all(texts.map((text) => this.#embed(DOCUMENT, text, PRIORITY[priority], until)));
    } catch (error) {
      // What is left of this call is not worth embedding any more.
      failure.abort(error);
      throw error;
    }
  }

  embedQuery(text: string): Promise<number[]> {
    return this.#embed(QUESTION, text, PRIORITY.question);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#queue.onIdle();
    await this.#thread?.end();
  }

  async #embed(prefix: string, text: string, priority: number, signal?: AbortSignal): Promise<number[]> {
    if (text.trim() === "") return new Array<number>(DIMENSIONS).fill(0);
    // The queue's own signal would let the next text start beside the one in hand.
    const run = (): Promise<number[]> => {
      signal?.throwIfAborted();
      return this.#run(prefix + text);
    };
    return this.#queue.add(run, { priority });
  }

  async #run(text: string): Promise<number[]> {
    if (this.#closed) throw unavailable("was closed before it was done");
    this.#thread ??= new OnnxThread(this.#directory);
    const thread = this.#thread;
    try {
      return Array.from(await thread.embed(text));
    } catch (cause) {
      this.#thread = undefined;
      await thread.end();
      throw unavailable(`in ${this.#directory} cannot be used; bring back its files as they were`, cause);
    }
  }
}

function unavailable(what: string, cause?: unknown): WenzhaiError {
  return new WenzhaiError("model-unavailable", `The built-in embedding model ${what}.`, { cause });
}
