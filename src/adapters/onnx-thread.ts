import { Worker } from "node:worker_threads";
import { BUSY, IDLE, type OnnxReply, type OnnxRequest, type OnnxThreadPlan } from "./onnx-protocol.ts";

/** How long the end of the process waits for the text in hand, which takes a tenth of a second at most. */
const LAST_TEXT_MS = 10_000;

/**
 * The thread that holds the model of a directory. It does not keep the process alive while nothing is asked of it.
 * The runtime ends the whole process when its thread is ended in the middle of a text, so that is never done.
 */
export class OnnxThread {
  readonly #state = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  #over = false;
  readonly #waitForText = (): void => void Atomics.wait(this.#state, 0, BUSY, LAST_TEXT_MS);

  constructor(directory: string) {
    const workerData: OnnxThreadPlan = { directory, state: this.#state };
    this.#worker = new Worker(new URL("./onnx-embedder-thread.ts", import.meta.url), { workerData });
    const ended = Promise.withResolvers<void>();
    this.#ended = ended.promise;
    process.once("exit", this.#waitForText);
    // Whoever waits for a vector hears of it.
    this.#worker.on("error", () => {});
    this.#worker.once("exit", () => {
      Atomics.store(this.#state, 0, IDLE);
      process.off("exit", this.#waitForText);
      this.#over = true;
      ended.resolve();
    });
    this.#worker.unref();
  }

  /** The vector of a text, its prefix in front. Only one call at a time. Throws what goes wrong in the thread. */
  async embed(text: string): Promise<Float32Array> {
    if (this.#over) throw new Error("The thread of the embedding model ended before.");
    const worker = this.#worker;
    const reply = Promise.withResolvers<OnnxReply>();
    const end = (): void => reply.reject(new Error("The thread of the embedding model ended."));
    worker.once("message", reply.resolve).once("error", reply.reject).once("exit", end).ref();
    Atomics.store(this.#state, 0, BUSY);
    worker.postMessage({ text } satisfies OnnxRequest);
    try {
      const answer = await reply.promise;
      if ("vector" in answer) return answer.vector;
      throw new Error(answer.error);
    } finally {
      worker.off("message", reply.resolve).off("error", reply.reject).off("exit", end).unref();
    }
  }

  /** Ends the thread; nothing is being embedded. */
  async end(): Promise<void> {
    this.#worker.ref();
    this.#worker.postMessage({ end: true } satisfies OnnxRequest);
    await this.#ended;
  }
}
