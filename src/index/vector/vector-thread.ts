import { parentPort, workerData } from "node:worker_threads";
import { startVectorWriter, type VectorPlan } from "./vector-writer.ts";

/** What the main thread asks of this one; every request but the end is answered by its number. */
export type VectorRequest =
  | { readonly id: number; readonly type: "add"; readonly labels: readonly number[]; readonly values: Float32Array }
  | { readonly id: number; readonly type: "save"; readonly path: string }
  | { readonly type: "end" };

/** The answer: the request is done, or why it is not. */
export interface VectorReply {
  readonly id: number;
  readonly error?: string;
}

const writer = startVectorWriter(workerData as VectorPlan);
// Heard of with the first request.
writer.catch(() => {});

async function serve(request: Exclude<VectorRequest, { type: "end" }>): Promise<VectorReply> {
  const { id } = request;
  try {
    const graph = await writer;
    if (request.type === "save") await graph.save(request.path);
    else await graph.add(request.labels, request.values);
    return { id };
  } catch (error) {
    return { id, error: String(error) };
  }
}

parentPort?.on("message", async (request: VectorRequest) => {
  if (request.type === "end") parentPort?.close();
  else parentPort?.postMessage(await serve(request));
});
