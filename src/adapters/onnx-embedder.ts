import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { WenzhaiError } from "../errors.ts";
import type { Embedder, EmbedOptions } from "../ports/embedder.ts";
import type { EmbedReply } from "./onnx-thread.ts";

const MODEL = "multilingual-e5-small-zh-en";
const DIMENSIONS = 384;
const FOLDER = fileURLToPath(new URL(`../../models/${MODEL}`, import.meta.url));

interface Waiting {
  readonly text: string;
  readonly reply: PromiseWithResolvers<number[]>;
}

/**
 * The embedding model that the project ships, by onnxruntime in a thread that starts with the first text. One text is
 * embedded at a time, urgent ones first: batches are no faster, and a question never waits for more than one passage.
 */
export function createOnnxEmbedder(folder = FOLDER): Embedder {
  return new OnnxEmbedder(folder);
}

class OnnxEmbedder implements Embedder {
  readonly id = `onnx:${MODEL}/${DIMENSIONS}`;
  readonly dimensions = DIMENSIONS;
  readonly #folder: string;
  readonly #urgent: Waiting[] = [];
  readonly #patient: Waiting[] = [];
  #worker: Worker | null = null;
  #running: Waiting | null = null;
  #closed = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  embedQuery(text: string): Promise<number[]> {
    return this.#embed(`query: ${text}`, this.#urgent, text);
  }

  async embedDocuments(texts: string[], { urgent = false, signal }: EmbedOptions = {}): Promise<number[][]> {
    signal?.throwIfAborted();
    const queue = urgent ? this.#urgent : this.#patient;
    return Promise.all(texts.map((text) => this.#embed(`passage: ${text}`, queue, text)));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#fail(unavailable("it was closed"));
    await this.#worker?.terminate();
  }

  #embed(prefixed: string, queue: Waiting[], text: string): Promise<number[]> {
    if (text.trim() === "") return Promise.resolve(new Array<number>(DIMENSIONS).fill(0));
    if (this.#closed) return Promise.reject(unavailable("it was closed"));
    const reply = Promise.withResolvers<number[]>();
    queue.push({ text: prefixed, reply });
    this.#next();
    return reply.promise;
  }

  #next(): void {
    if (this.#running !== null) return;
    const next = this.#urgent.shift() ?? this.#patient.shift();
    if (next === undefined) {
      this.#worker?.unref();
      return;
    }
    this.#running = next;
    try {
      this.#worker ??= this.#start();
      this.#worker.ref();
      this.#worker.postMessage({ id: 0, text: next.text });
    } catch (error) {
      this.#fail(error);
    }
  }

  #start(): Worker {
    if (!existsSync(`${this.#folder}/model.onnx`))
      throw new WenzhaiError(
        "bad-config",
        `The embedding model is missing: bring ${this.#folder} back from the repository, or set WENZHAI_EMBEDDING_MODEL.`,
      );
    const worker = new Worker(new URL("./onnx-thread.ts", import.meta.url), { workerData: { folder: this.#folder } });
    worker.on("message", ({ vector, error }: EmbedReply) => {
      const { reply } = this.#running!;
      this.#running = null;
      if (vector === undefined) reply.reject(unavailable(error ?? "it gave nothing"));
      else reply.resolve(Array.from(vector));
      this.#next();
    });
    worker.on("error", (error) => this.#fail(unavailable(String(error), error)));
    worker.on("exit", () => {
      if (this.#worker === worker) this.#fail(unavailable("its thread ended"));
    });
    return worker;
  }

  /** Fails whoever waits; the next text starts a new thread. */
  #fail(error: unknown): void {
    this.#worker = this.#closed ? this.#worker : null;
    const waiting = [this.#running, ...this.#urgent.splice(0), ...this.#patient.splice(0)];
    this.#running = null;
    for (const each of waiting) each?.reply.reject(error);
  }
}

function unavailable(why: string, cause?: unknown): WenzhaiError {
  return new WenzhaiError("model-unavailable", `The built-in embedding model cannot be used: ${why}.`, {
    cause,
    retryable: true,
  });
}
