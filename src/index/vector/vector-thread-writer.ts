import { Worker } from "node:worker_threads";
import type { VectorReply, VectorRequest } from "./vector-thread.ts";
import type { VectorPlan, VectorWriter } from "./vector-writer.ts";

/** Batches that may wait at the thread: enough to keep it busy, few enough to keep memory flat. */
const WAITING = 8;

/** A writer on a thread of its own: adding a vector takes a millisecond or more, and blocks whoever does it. */
export function startVectorThread(plan: VectorPlan): VectorWriter {
  const worker = new Worker(new URL("./vector-thread.ts", import.meta.url), { workerData: plan });
  const pending = new Map<number, PromiseWithResolvers<void>>();
  /** The first request that failed: what was made since is worth nothing. */
  let failure: Error | undefined;
  let dead: Error | undefined;
  let next = 0;

  const fail = (error: Error): void => {
    dead ??= error;
    for (const each of pending.values()) each.reject(error);
    pending.clear();
  };
  worker.on("message", ({ id, error }: VectorReply) => {
    if (error === undefined) pending.get(id)?.resolve();
    else pending.get(id)?.reject(new Error(error));
    failure ??= error === undefined ? undefined : new Error(error);
    pending.delete(id);
  });
  worker.on("error", fail);
  const ended = new Promise<void>((resolve) => {
    worker.once("exit", () => {
      fail(new Error("The thread that builds the vector graph ended."));
      resolve();
    });
  });

  const ask = (request: (id: number) => VectorRequest, transfer: ArrayBuffer[] = []): Promise<void> => {
    const lost = dead ?? failure;
    if (lost !== undefined) return Promise.reject(lost);
    const id = next++;
    const reply = Promise.withResolvers<void>();
    // Whoever waits hears of a failure; that nobody waits yet is no reason to end the process.
    reply.promise.catch(() => {});
    pending.set(id, reply);
    worker.postMessage(request(id), transfer);
    return reply.promise;
  };
  /** Waits until so few requests are unanswered; whoever asked for them hears the answers first. */
  const until = async (few: number): Promise<void> => {
    while (pending.size > few) await pending.values().next().value?.promise;
    const lost = dead ?? failure;
    if (lost !== undefined) throw lost;
  };

  return {
    async add(labels, values) {
      void ask((id) => ({ id, type: "add", labels, values }), [values.buffer as ArrayBuffer]).catch(() => {});
      await until(WAITING);
    },
    save: (path) => ask((id) => ({ id, type: "save", path })),
    async stop() {
      // Not by force: the library may be reading or writing a file, and would end the process.
      if (dead === undefined) worker.postMessage({ type: "end" } satisfies VectorRequest);
      await ended;
    },
  };
}
