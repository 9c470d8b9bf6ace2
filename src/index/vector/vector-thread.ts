import { parentPort, workerData } from "node:worker_threads";
import { packVectors } from "./pack-vectors.ts";
import { startVectorWriter, type VectorPlan } from "./vector-writer.ts";

/** What the main thread asks of this one; every request is answered by its number. */
export type VectorRequest =
  | { readonly id: number; readonly type: "add"; readonly labels: readonly number[]; readonly values: Float32Array }
  | {
      readonly id: number;
      readonly type: "words";
      readonly labels: readonly number[];
      readonly words: readonly string[];
    }
  | { readonly id: number; readonly type: "save"; readonly path: string };

/** The answer: the request is done, for which labels there were vectors, or why it is not. */
export interface VectorReply {
  readonly id: number;
  readonly labels?: readonly number[];
  readonly error?: string;
}

const plan = workerData as VectorPlan;
const writer = startVectorWriter(plan);
let vectorOf: Promise<(words: readonly string[]) => number[]> | undefined;

/** The dictionary is opened with the first words. */
async function openVectors() {
  const { createLexicon } = await import("../../language/lexicon.ts");
  const { createWordVectors } = await import("./word-vectors.ts");
  return createWordVectors(createLexicon());
}

async function serve(request: VectorRequest): Promise<VectorReply> {
  const { id } = request;
  try {
    const graph = await writer;
    if (request.type === "save") await graph.save(request.path);
    if (request.type === "add") await graph.add(request.labels, request.values);
    if (request.type !== "words") return { id };
    vectorOf ??= openVectors();
    const vectors = request.words.map((words) => (words === "" ? [] : words.split("\n"))).map(await vectorOf);
    const { labels, values } = packVectors(request.labels, vectors, plan.dimensions);
    await graph.add(labels, values);
    return { id, labels };
  } catch (error) {
    return { id, error: String(error) };
  }
}

parentPort?.on("message", async (request: VectorRequest) => parentPort?.postMessage(await serve(request)));
