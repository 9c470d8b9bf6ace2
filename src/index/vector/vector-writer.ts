import { VectorGraph } from "./vectors.ts";

/** What a new graph starts from. */
export interface VectorPlan {
  readonly dimensions: number;
  /** The file of the graph so far and its labels that stay in use, or null to start empty. */
  readonly from: { readonly path: string; readonly live: readonly number[] } | null;
  /** Pairs of old and new label: given, the graph is made anew from these only. */
  readonly moved: readonly (readonly [number, number])[] | null;
  /** How many vectors will be added at most. */
  readonly adding: number;
}

/** Makes a graph and writes it to a file. */
export interface VectorWriter {
  /** `values` holds the vectors one after another. Resolves when more may come. */
  add(labels: readonly number[], values: Float32Array): Promise<void>;
  save(path: string): Promise<void>;
  /** Ends it, finished or not. */
  stop(): Promise<void>;
}

/** A writer that works where it is called. */
export async function startVectorWriter(plan: VectorPlan): Promise<VectorWriter> {
  const graph = await prepareGraph(plan);
  return {
    async add(labels, values) {
      for (const [i, label] of labels.entries()) {
        graph.add(label, Array.from(values.subarray(i * plan.dimensions, (i + 1) * plan.dimensions)));
      }
    },
    save: (path) => graph.save(path),
    async stop() {},
  };
}

async function prepareGraph({ dimensions, from, moved, adding }: VectorPlan): Promise<VectorGraph> {
  if (from === null) return VectorGraph.create(dimensions, adding);
  const live = new Set(from.live);
  const old = await VectorGraph.load(from.path, dimensions, (label) => live.has(label));
  if (moved !== null) {
    const graph = VectorGraph.create(dimensions, moved.length + adding);
    for (const [label, next] of moved) graph.add(next, old.vector(label));
    return graph;
  }
  old.reserve(adding);
  return old;
}
